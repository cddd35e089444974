import { stringify } from "yaml";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { findCampaign, type Campaign } from "#app/stores/campaigns.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish, type PublishResult } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";

export interface CriterionDraft {
  readonly key: string;
  readonly importance?: "critical" | "standard";
  readonly title?: string;
  readonly why?: string;
  /** Rule as in the file; without one the criterion is knowledge. */
  readonly rule?: unknown;
  readonly points?: number;
  readonly required?: boolean;
  readonly change?: string;
  /** How many true/false questions; 3 unless told. */
  readonly questions?: number;
}

export interface CampaignDraft {
  readonly key?: string;
  readonly teams?: readonly string[];
  readonly criteria?: readonly CriterionDraft[];
  readonly sections?: Readonly<Record<string, unknown>>;
}

/** Owners that every test campaign names; make them with `aPerson(deps, "mara", …)` and `aPerson(deps, "sami", …)`. */
export const OWNERS = { marketing: "mara@example.com", sales: "sami@example.com" };

export const SIZE_RULE = { attribute: "company.employees", op: "between", value: [50, 1000] };

export function aPlaybook({
  key = "expo",
  teams = ["emea"],
  criteria = TWO_CRITERIA,
  sections = {},
}: CampaignDraft = {}): Playbook {
  const file = {
    campaign: { key, name: `Campaign ${key}`, channel: "trade_show", owners: OWNERS, teams },
    criteria: criteria.map(({ questions: _count, ...criterion }) => ({
      title: `Title of ${criterion.key}`,
      kind: criterion.rule === undefined ? "knowledge" : "fit",
      importance: "critical",
      why: `Because of ${criterion.key}.`,
      ...criterion,
    })),
    questions: criteria.flatMap(({ key: criterion, questions = 3 }) =>
      Array.from({ length: questions }, (_, index) => ({
        key: `${criterion}-q${index + 1}`,
        criterion,
        kind: "true_false",
        prompt: `Is statement ${index + 1} about ${criterion} true?`,
        options: [
          { text: "True", correct: true, because: `CANARY-WHY-${criterion}-${index + 1}` },
          { text: "False", because: `CANARY-NOT-${criterion}-${index + 1}` },
        ],
      })),
    ),
    scoring: { threshold: 10 },
    ...sections,
  };
  const read = readPlaybook(stringify(file), `${key}/playbook.yaml`);
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.playbook;
}

const TWO_CRITERIA: readonly CriterionDraft[] = [
  { key: "size", rule: SIZE_RULE, points: 20, required: true },
  { key: "paper", importance: "standard" },
];

/** Proposes, signs as both owners and publishes, as the command line does. */
export async function publishPlaybook(
  deps: Deps,
  playbook: Playbook,
  options: { enforceAfterMs?: number; note?: string } = {},
): Promise<Extract<PublishResult, { kind: "published" }>> {
  const { marketing, sales } = await ownerIds(deps);
  const proposed = await propose(deps, { actor: { kind: "person", id: marketing }, playbook });
  if (proposed.kind !== "proposed") throw new Error(`not proposed: ${JSON.stringify(proposed)}`);
  const { proposalId, contentHash } = proposed;
  for (const signerId of [marketing, sales]) await sign(deps, { signerId, proposalId, contentHash });
  const result = await publish(deps, { actor: { kind: "person", id: sales }, proposalId, ...options });
  if (result.kind !== "published") throw new Error(`not published: ${JSON.stringify(result)}`);
  return result;
}

export async function campaignOf(deps: Deps, key = "expo"): Promise<Campaign> {
  const campaign = await findCampaign(deps.db, key);
  if (!campaign) throw new Error(`no campaign ${key}`);
  return campaign;
}

async function ownerIds(deps: Deps): Promise<{ marketing: string; sales: string }> {
  const rows = await deps.db
    .selectFrom("person")
    .select(["id", "email"])
    .where("email", "in", [OWNERS.marketing, OWNERS.sales])
    .execute();
  const idOf = (email: string) => {
    const found = rows.find((row) => row.email === email);
    if (!found) throw new Error(`make ${email} first`);
    return found.id;
  };
  return { marketing: idOf(OWNERS.marketing), sales: idOf(OWNERS.sales) };
}
