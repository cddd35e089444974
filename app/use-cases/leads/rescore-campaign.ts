import type { Stage } from "#app/domain/leads/lead.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign, inForceId } from "#app/stores/campaigns.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import {
  countLeadsToRescore,
  findRescoreRun,
  finishRescoreRun,
  listLeadsToRescore,
  type RescoreRun,
  updateRescoreProgress,
} from "#app/stores/rescore-runs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { rescoreLead } from "#app/use-cases/leads/rescore.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import type { Db } from "#db/client.ts";

/** So few that whoever else wants the campaign waits for a blink. */
const LEADS_AT_ONCE = 10;

/**
 * Scores every open lead of a campaign under the version now in force, which scores differently. Each lead moves as its new
 * score says, with the version as the reason; one that somebody works on keeps its owner. In small transactions that each
 * store how far it is, so that it may be broken off anywhere and called again. Ends when another version takes over.
 */
export async function rescoreCampaign(deps: Deps, { playbookId }: { playbookId: number }): Promise<void> {
  const run = await findRescoreRun(deps.db, playbookId);
  if (!run) return;
  for (let more = true; more;) {
    more = await inCampaign(deps, run.campaignId, (tx) => rescoreSome(deps, tx, playbookId));
  }
}

async function rescoreSome(deps: Deps, tx: Db, playbookId: number): Promise<boolean> {
  const at = deps.clock.now();
  const run = await findRescoreRun(tx, playbookId);
  if (!run || run.end || run.dueAt > at) return false;
  if (inForceId(await getCampaign(tx, run.campaignId), at) !== playbookId) {
    await finishRescoreRun(tx, { playbookId, kind: "overtaken", at });
    return false;
  }
  const total = run.total ?? (await countLeadsToRescore(tx, run));
  const leads = await listLeadsToRescore(tx, run, LEADS_AT_ONCE);
  const moves: Moved[] = [];
  for (const { id, stage } of leads) {
    const rescored = await rescoreLead(deps, tx, { leadId: id, actor: { kind: "system" }, asQualified: true });
    if (rescored && rescored.lead.stage !== stage) moves.push({ lead: id, from: stage, to: rescored.lead.stage });
  }
  const last = leads.at(-1);
  const progress = {
    ...run,
    total: Math.max(total, run.scored + leads.length),
    scored: run.scored + leads.length,
    moved: run.moved + moves.length,
    last: last ? { receivedAt: last.receivedAt, leadId: last.id } : run.last,
  };
  await updateRescoreProgress(tx, progress);
  await recordMoves(tx, run, moves, at);
  if (leads.length === LEADS_AT_ONCE) return true;
  await finishRescoreRun(tx, { playbookId, kind: "done", at });
  return false;
}

interface Moved {
  readonly lead: string;
  readonly from: Stage;
  readonly to: Stage;
}

async function recordMoves(tx: Db, run: RescoreRun, moves: readonly Moved[], at: number): Promise<void> {
  if (moves.length === 0) return;
  const { key } = await getCampaign(tx, run.campaignId);
  const { version } = await getPlaybook(tx, run.playbookId);
  await insertAudit(tx, {
    at,
    actor: "system",
    action: "leads.rescored",
    subject: `campaign:${key}`,
    details: { version, moves },
  });
}
