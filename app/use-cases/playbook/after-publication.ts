import type { CriterionChange } from "#app/domain/playbook/playbook.ts";
import { insertAudit } from "#app/stores/audit.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { insertRescoreRun } from "#app/stores/rescore-runs.ts";
import { actorText } from "#app/use-cases/deps.ts";
import type { Publish } from "#app/use-cases/playbook/publish.ts";
import type { Db } from "#db/client.ts";

interface Publication {
  readonly input: Publish;
  readonly campaign: Campaign;
  readonly playbookId: number;
  readonly version: number;
  readonly changes: readonly CriterionChange[];
  readonly enforceFrom: number;
  readonly at: number;
}

/** Writes down that a version was published, and orders what follows from it outside the lock. */
export async function recordPublication(tx: Db, publication: Publication): Promise<void> {
  const { input, campaign, playbookId, version, changes, enforceFrom, at } = publication;
  const data = {
    campaign: campaign.key,
    version,
    changes: changes.map(({ criterion, kind }) => ({ criterion, kind })),
    enforceFrom: new Date(enforceFrom).toISOString(),
  };
  await insertOutboxEvent(tx, { type: "playbook.published", subject: `campaign:${campaign.key}`, data, at });
  await insertAudit(tx, {
    at,
    actor: actorText(input.actor),
    action: "playbook.published",
    subject: `campaign:${campaign.key}`,
    details: { ...data, proposal: input.proposalId },
  });
  await enqueueJob(tx, "announce-version", { playbookId }, { key: `announce:${playbookId}` });
  await orderRedecide(tx, campaign.id);
  if (enforceFrom > at) await orderRedecide(tx, campaign.id, { version, runAt: enforceFrom });
}

/** Everybody whose verdict no longer answers is decided anew soon, or when a version takes effect. */
export async function orderRedecide(
  tx: Db,
  campaignId: number,
  later?: { version: number; runAt: number },
): Promise<void> {
  const key = later ? `redecide:${campaignId}:v${later.version}` : `redecide:${campaignId}`;
  await enqueueJob(tx, "redecide-campaign", { campaignId }, { key, ...(later ? { runAt: later.runAt } : {}) });
}

/** The campaign's leads are scored under a version as soon as it is in force. */
export async function orderRescore(
  tx: Db,
  run: { campaignId: number; playbookId: number; dueAt: number },
): Promise<void> {
  await insertRescoreRun(tx, run);
  const { playbookId, dueAt } = run;
  await enqueueJob(tx, "rescore-campaign", { playbookId }, { key: `rescore:${playbookId}`, runAt: dueAt });
}
