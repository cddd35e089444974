import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { practiceDay } from "#app/domain/time.ts";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { beyond, variantsOf } from "#app/domain/questions/variants.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import { readPracticeGround, type SessionSoFar } from "#app/stores/practice-ground.ts";
import { loadNeighbours } from "#app/use-cases/practice/neighbours.ts";
import { inUse } from "#app/use-cases/memory/current-model.ts";
import { practisedVersion } from "#app/use-cases/practice/practised-version.ts";
import { standings } from "#app/use-cases/eligibility/gate-question.ts";
import type { AskedQuestion, PracticeCampaign } from "#app/domain/practice/practice.ts";
import type { Db } from "#db/client.ts";

/** Who practises: a rep, in whose time zone days begin and end. */
export interface Practitioner {
  readonly id: string;
  readonly timeZone: string;
}

export interface PracticeScope {
  readonly day: string;
  readonly campaigns: readonly PracticeCampaign[];
  readonly versions: ReadonlyMap<string, { campaign: Campaign; version: PlaybookVersion }>;
  /** The campaigns that scenarios across campaigns are made with. */
  readonly neighbours: readonly PublishedPlaybook[];
  readonly soFar: SessionSoFar;
  /** The memory model in use. */
  readonly model: MemoryModel;
}

/** What the session has asked, as the rules of practice see it; what belongs to another campaign now counts all the same. */
export function askedIn({ soFar, versions }: PracticeScope): AskedQuestion[] {
  const keyOf = new Map([...versions].map(([key, { campaign }]) => [campaign.id, key]));
  return soFar.asked.map(({ campaignId, criterionKey, variant, correct }) => ({
    campaign: keyOf.get(campaignId) ?? "",
    criterion: criterionKey,
    variant,
    correct,
  }));
}

/**
 * What a rep may be asked now: each enrolled campaign (or the one named) with the version that they practise, how they
 * stand in it, and how often they have seen each variant.
 */
export async function loadScope(
  db: Db,
  {
    rep,
    only,
    sessionId = null,
    at,
  }: { rep: Practitioner; only: Pick<Campaign, "id"> | null; sessionId?: string | null; at: number },
): Promise<PracticeScope> {
  const ground = await readPracticeGround(db, { repId: rep.id, campaignId: only?.id ?? null, sessionId });
  const { enrolled, practised, memories, exposure, soFar, parameters } = ground;
  const versions = new Map<string, { campaign: Campaign; version: PlaybookVersion }>();
  for (const campaign of practised) {
    const version = await practisedVersion(db, { campaign, repId: rep.id, memories, at });
    if (version) versions.set(campaign.key, { campaign, version });
  }
  const playbooks = [...versions.values()].map(({ version }) => version.playbook);
  const neighbours = await loadNeighbours(db, playbooks, { enrolled, at });
  const campaigns = [...versions.values()].map(({ campaign, version: { playbook } }): PracticeCampaign => {
    const own = memories.filter(({ campaignId }) => campaignId === campaign.id);
    return {
      key: campaign.key,
      policy: playbook.gate,
      criteria: standings(playbook, own),
      earlier: own.filter((memory) => !isAsked(playbook, memory)).map(({ state }) => state.memory),
      variants: Object.fromEntries(
        playbook.criteria.map(({ key }) => [
          key,
          variantsOf(playbook, key, neighbours).map((variant) => ({
            id: variant.id,
            shown: exposure.get(`${campaign.id}/${key}/${variant.id}`) ?? 0,
            beyond: beyond(variant),
          })),
        ]),
      ),
    };
  });
  return { day: practiceDay(at, rep.timeZone), campaigns, versions, neighbours, soFar, model: inUse(parameters) };
}

function isAsked(playbook: PublishedPlaybook, memory: { criterionKey: string; revision: number }): boolean {
  return playbook.criteria.some(({ key, revision }) => key === memory.criterionKey && revision === memory.revision);
}
