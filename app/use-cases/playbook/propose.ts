import { inTransaction } from "#app/use-cases/transaction.ts";
import { classifyChanges, checkDeclaredChanges } from "#app/domain/playbook/changes.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { type Campaign, findCampaign, insertCampaign } from "#app/stores/campaigns.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { insertProposal } from "#app/stores/proposals.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { closeProposals } from "#app/use-cases/playbook/close-proposals.ts";
import { contentHash } from "#app/use-cases/playbook/content-hash.ts";
import type { Db } from "#db/client.ts";

export interface PlaybookProblem {
  /** Where in the content: `campaign.owners.sales`, `criteria[3].change`. */
  readonly place: string;
  readonly message: string;
}

export type ProposeResult =
  | {
      readonly kind: "proposed";
      readonly proposalId: string;
      readonly campaign: Campaign;
      readonly contentHash: string;
    }
  /** Nothing differs from the version that counts. */
  | { readonly kind: "unchanged"; readonly campaign: Campaign; readonly version: number }
  | { readonly kind: "invalid"; readonly problems: readonly PlaybookProblem[] };

/**
 * Puts content up for the two owners to sign. The first proposal makes the campaign. A newer proposal supersedes the one
 * that was open: signatures belong to exact content, so nobody's signature moves along.
 *
 * @param playbook checked content (`checkPlaybookFile`)
 */
export async function propose(
  deps: Deps,
  input: { actor: Actor; playbook: Playbook; note?: string; demo?: boolean },
): Promise<ProposeResult> {
  const at = deps.clock.now();
  const { playbook } = input;
  return inTransaction(deps.db, async (tx) => {
    const owners = await findOwners(tx, playbook);
    if (owners.kind === "invalid") return owners;
    const known = await findCampaign(tx, playbook.campaign.key);
    const campaign =
      known ??
      (await insertCampaign(tx, {
        key: playbook.campaign.key,
        name: playbook.campaign.name,
        channel: playbook.campaign.channel,
        launchOn: playbook.campaign.launch ?? null,
        marketingOwnerId: owners.marketing,
        salesOwnerId: owners.sales,
        demo: input.demo ?? false,
        createdAt: at,
      }));
    await lockCampaign(tx, campaign.id);

    const latest = await findLatestPlaybook(tx, campaign.id);
    const problems = latest ? checkDeclaredChanges(latest.playbook, playbook) : [];
    if (problems.length > 0) {
      return { kind: "invalid", problems: problems.map(({ message, path }) => ({ place: path.join("."), message })) };
    }
    const hash = contentHash(playbook);
    if (latest?.contentHash === hash) return { kind: "unchanged", campaign, version: latest.version };

    await closeProposals(tx, { campaignId: campaign.id, actor: input.actor, at });
    const proposalId = await insertProposal(tx, {
      campaignId: campaign.id,
      baseVersion: latest?.version ?? 0,
      playbook,
      contentHash: hash,
      note: input.note ?? null,
      proposedBy: input.actor.kind === "person" ? input.actor.id : null,
      proposedAt: at,
    });
    await insertAudit(tx, {
      at,
      actor: actorText(input.actor),
      action: "playbook.proposed",
      subject: `proposal:${proposalId}`,
      details: {
        campaign: campaign.key,
        contentHash: hash,
        changes: classifyChanges(latest?.playbook ?? null, playbook).map(({ criterion, kind }) => ({
          criterion,
          kind,
        })),
      },
    });
    return { kind: "proposed", proposalId, campaign, contentHash: hash };
  });
}

async function findOwners(
  db: Db,
  { campaign: { owners } }: Playbook,
): Promise<{ kind: "found"; marketing: string; sales: string } | { kind: "invalid"; problems: PlaybookProblem[] }> {
  const marketing = await findPersonByEmail(db, owners.marketing);
  const sales = await findPersonByEmail(db, owners.sales);
  const problems = [
    ...(marketing ? [] : [missingOwner("marketing", owners.marketing)]),
    ...(sales ? [] : [missingOwner("sales", owners.sales)]),
  ];
  if (!marketing || !sales) return { kind: "invalid", problems };
  return { kind: "found", marketing: marketing.id, sales: sales.id };
}

function missingOwner(capacity: "marketing" | "sales", found: string): PlaybookProblem {
  return {
    place: `campaign.owners.${capacity}`,
    message: `found ${found}, expected the e-mail address of a person in Greenroom`,
  };
}
