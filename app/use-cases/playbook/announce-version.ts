import { decide } from "#app/domain/readiness/decide.ts";
import { type Campaign, getCampaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { findGraceEnd } from "#app/stores/grace-ends.ts";
import { listMemories } from "#app/stores/memories.ts";
import { insertNotices, listToldIds } from "#app/stores/notices.ts";
import { getPlaybook, listChanges, listVersions, type PlaybookVersion } from "#app/stores/playbooks.ts";
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

  const summary = (await listVersions(deps.db, campaign.id)).find(({ id }) => id === playbookId);
  const words = changeWords(version.playbook, changes, summary?.noteByName ?? null, version.note);
  const reps = (await listEnrolledReps(deps.db, campaign.id)).filter(({ active }) => active);
  for (let start = 0; start < reps.length; start += REPS_AT_ONCE) {
    const repIds = reps.slice(start, start + REPS_AT_ONCE).map(({ id }) => id);
    await inTransaction(deps.db, async (tx) => {
      const minutes = await minutesOf({ ...deps, db: tx }, version, repIds, at);
      for (const [some, who] of groupByMinutes(minutes)) {
        await insertNotices(tx, {
          personIds: who,
          kind: "playbook_changed",
          title: `${campaign.name}: ${words.title}`,
          body: `${words.body} ${practiceWords(some, pending !== null)}`,
          href: `/campaigns/${campaign.key}#changes`,
          dedupeKey: newsOf(playbookId),
          at,
        });
      }
    });
  }
}

/** What each rep has to practise to be eligible on the new text, minutes; 0 if nothing. */
async function minutesOf(
  { db }: Pick<Deps, "db">,
  { campaignId, playbook }: PlaybookVersion,
  repIds: readonly string[],
  at: number,
): Promise<Map<string, number>> {
  const memories = byRep(await listMemories(db, { campaignId, repIds }));
  return new Map(
    repIds.map((repId) => {
      const criteria = standings(playbook, memories.get(repId) ?? []);
      const { reasons, level } = decide({ at, policy: playbook.gate, criteria, pending: null });
      return [repId, level === "not_ready" ? reasons.reduce((sum, { minutes = 0 }) => sum + minutes, 0) : 0];
    }),
  );
}

function groupByMinutes(minutes: ReadonlyMap<string, number>): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const [repId, some] of minutes) groups.set(some, [...(groups.get(some) ?? []), repId]);
  return groups;
}

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
