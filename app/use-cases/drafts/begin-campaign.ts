import { checkDraftFile } from "#app/domain/playbook/file-format.schema.ts";
import { joinParts, partsOf } from "#app/domain/playbook/parts.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { findCampaign, insertCampaign } from "#app/stores/campaigns.ts";
import { insertDraft } from "#app/stores/drafts.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { findTeamByKey } from "#app/stores/teams.ts";
import type { FileProblem } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { toFileProblems } from "#app/use-cases/drafts/read-draft.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

/** The `campaign` section of the file format, as it was typed. */
export interface NewCampaignText {
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly launch?: string;
  readonly owners: { readonly marketing: string; readonly sales: string };
  readonly teams: readonly string[];
}

export type BeginResult =
  | { readonly kind: "begun"; readonly campaign: string }
  /** The key is another campaign's, or an address of its own. */
  | { readonly kind: "taken" }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] };

/** `/campaigns/new` is the page that begins one. */
const ADDRESSES: readonly string[] = ["new"];

/** Half of the points a dozen criteria usually come to; the scoring page tells when it can't be reached. */
const FIRST_THRESHOLD = 50;

/** Begins a campaign with a first draft: who it is for and who answers for it; everything else is still to be written. */
export async function beginCampaign(
  deps: Deps,
  input: { personId: string; campaign: NewCampaignText },
): Promise<BeginResult> {
  const at = deps.clock.now();
  const checked = checkDraftFile(skeleton(input.campaign));
  if (checked.kind === "invalid") return { kind: "invalid", problems: toFileProblems(checked.problems) };
  const { playbook } = checked;
  const { key, name, channel, launch, owners } = playbook.campaign;
  return inTransaction(deps.db, async (tx) => {
    const unknown = await unknownNames(tx, input.campaign);
    if (unknown.length > 0) return { kind: "invalid", problems: unknown };
    const marketing = await findPersonByEmail(tx, owners.marketing);
    const sales = await findPersonByEmail(tx, owners.sales);
    const isTaken = ADDRESSES.includes(key) || (await findCampaign(tx, key)) !== null;
    if (!marketing || !sales || isTaken) return { kind: "taken" };
    const campaign = await insertCampaign(tx, {
      key,
      name,
      channel,
      launchOn: launch ?? null,
      marketingOwnerId: marketing.id,
      salesOwnerId: sales.id,
      demo: false,
      createdAt: at,
    });
    const content = joinParts(partsOf(playbook));
    const draft = await insertDraft(tx, { campaignId: campaign.id, baseVersion: 0, content, by: input.personId, at });
    await insertAudit(tx, {
      at,
      actor: `person:${input.personId}`,
      action: "campaign.begun",
      subject: `campaign:${campaign.key}`,
      details: { draft: draft.id },
    });
    return { kind: "begun", campaign: key };
  });
}

function skeleton(campaign: NewCampaignText): Record<string, unknown> {
  return { campaign, criteria: [], scoring: { threshold: FIRST_THRESHOLD } };
}

async function unknownNames(tx: Db, { owners, teams }: NewCampaignText): Promise<FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const side of ["marketing", "sales"] as const) {
    if (await findPersonByEmail(tx, owners[side])) continue;
    problems.push(nowhere(`campaign.owners.${side}`, owners[side], "a person in Greenroom"));
  }
  for (const [index, team] of teams.entries()) {
    if (!(await findTeamByKey(tx, team)))
      problems.push(nowhere(`campaign.teams[${index}]`, team, "a team in Greenroom"));
  }
  return problems;
}

function nowhere(place: string, found: string, expected: string): FileProblem {
  return {
    file: "this form",
    line: 1,
    place,
    found,
    expected,
    message: `${place}: found ${found}, expected ${expected}`,
  };
}
