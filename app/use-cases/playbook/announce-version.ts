import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import { newsFor, type NewsFor } from "#app/domain/readiness/news.ts";
import type { Standing } from "#app/domain/readiness/readiness.ts";
import { type Campaign, getCampaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { listEnrolledReps, listStandings } from "#app/stores/enrolment.ts";
import { findGraceEnd } from "#app/stores/grace-ends.ts";
import { listMemories, type RememberedCriterion } from "#app/stores/memories.ts";
import { insertNotices, listToldIds } from "#app/stores/notices.ts";
import {
  getPlaybook,
  listChanges,
  listVersions,
  type PlaybookVersion,
  type VersionSummary,
} from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { byRep, standings } from "#app/use-cases/eligibility/gate-question.ts";
import { changeWords, practiceWords } from "#app/use-cases/playbook/change-words.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

const REPS_AT_ONCE = 200;

/**
 * Tells everybody enrolled, once, what a version changed: which criteria, who says so and why, and how many minutes of
 * practice it asks of them. Of a version that was taken back, whoever was told about it learns that it won't count.
 */
export async function announceVersion(deps: Deps, { playbookId }: { playbookId: number }): Promise<void> {
  const version = await getPlaybook(deps.db, playbookId);
  const campaign = await getCampaign(deps.db, version.campaignId);
  const end = await findGraceEnd(deps.db, playbookId);
  if (end?.kind === "cancelled") return takeBack(deps, campaign, version, end.reason);
  const at = deps.clock.now();
  const pending = pendingOf(campaign, at);
  const counts = (pending?.id ?? inForceId(campaign, at)) === playbookId;
  // Nobody is told about a first text, nor about one that has been overtaken.
  if (!counts || version.version === 1) return;
  const changes = (await listChanges(deps.db, playbookId)).filter(({ kind }) => kind !== "editorial");
  if (changes.length === 0) return;

  const versions = await listVersions(deps.db, campaign.id);
  const summary = versions.find(({ id }) => id === playbookId);
  const words = changeWords(version.playbook, changes, summary?.noteByName ?? null, version.note);
  const previous = await textBefore(deps.db, versions, version);
  const reps = (await listEnrolledReps(deps.db, campaign.id)).filter(({ active }) => active);
  for (let start = 0; start < reps.length; start += REPS_AT_ONCE) {
    const repIds = reps.slice(start, start + REPS_AT_ONCE).map(({ id }) => id);
    await inTransaction(deps.db, async (tx) => {
      for (const { minutes, news, who } of await meaningOf(tx, { campaign, version, previous, repIds, at })) {
        await insertNotices(tx, {
          personIds: who,
          kind: "playbook_changed",
          title: `${campaign.name}: ${words.title}`,
          body: `${words.body} ${practiceWords(minutes, news, pending !== null)}`,
          href: `/campaigns/${campaign.key}#changes`,
          dedupeKey: newsOf(playbookId),
          at,
        });
      }
    });
  }
}

interface Meaning {
  readonly minutes: number;
  readonly news: NewsFor;
  readonly who: string[];
}

/** The text that would hold if this one had not been published; null: it is the first. */
async function textBefore(
  db: Deps["db"],
  versions: readonly VersionSummary[],
  { version }: PlaybookVersion,
): Promise<PlaybookVersion | null> {
  const before = versions.find((one) => one.version < version && !one.dropped);
  return before ? getPlaybook(db, before.id) : null;
}

/** What the text asks of each rep and what that means to them, told to all alike at once. */
async function meaningOf(
  db: Deps["db"],
  {
    campaign,
    version,
    previous,
    repIds,
    at,
  }: {
    campaign: Campaign;
    version: PlaybookVersion;
    previous: PlaybookVersion | null;
    repIds: readonly string[];
    at: number;
  },
): Promise<Meaning[]> {
  const memories = byRep(await listMemories(db, { campaignId: campaign.id, repIds }));
  const known = await listStandings(db, { campaignId: campaign.id, repIds, at });
  const groups = new Map<string, Meaning>();
  for (const repId of repIds) {
    const remembered = memories.get(repId) ?? [];
    const standing = known.get(repId) ?? NOBODY;
    const on = (text: PlaybookVersion | null) => verdictOn(text, { remembered, standing, at });
    const { readiness, eligibility: after } = on(version);
    const minutes =
      readiness?.level === "not_ready" ? readiness.reasons.reduce((sum, reason) => sum + (reason.minutes ?? 0), 0) : 0;
    const before = on(previous).eligibility;
    const news = newsFor({ minutes, hasPractised: remembered.length > 0, standing, before, after });
    const key = `${minutes} ${news}`;
    const group = groups.get(key) ?? { minutes, news, who: [] };
    group.who.push(repId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function verdictOn(
  text: PlaybookVersion | null,
  { remembered, standing, at }: { remembered: readonly RememberedCriterion[]; standing: Standing; at: number },
) {
  const policy = text?.playbook.gate ?? null;
  const readiness =
    text && policy ? decide({ at, policy, criteria: standings(text.playbook, remembered), pending: null }) : null;
  return { readiness, eligibility: eligibilityOf(readiness, standing, policy, at) };
}

const NOBODY: Standing = { enrolled: false, active: false, suspension: null, waiver: null };

async function takeBack(
  deps: Deps,
  campaign: Campaign,
  { id, version }: PlaybookVersion,
  reason: string | null,
): Promise<void> {
  await insertNotices(deps.db, {
    personIds: await listToldIds(deps.db, newsOf(id)),
    kind: "playbook_withdrawn",
    title: `${campaign.name}: version ${version} will not take effect`,
    body: `${reason ? `“${reason}” ` : ""}What you know of the text in force still counts. Nothing you practised is lost.`,
    href: `/campaigns/${campaign.key}`,
    dedupeKey: `playbook_cancelled:${id}`,
    at: deps.clock.now(),
  });
}

function newsOf(playbookId: number): string {
  return `playbook:${playbookId}`;
}
