import { expect } from "vitest";
import type { Stage } from "#app/domain/leads/lead.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { type IncomingLead, receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import type { Db } from "#db/client.ts";
import { aPlaybook, type CampaignDraft, campaignOf, OWNERS, publishPlaybook } from "./campaign.ts";
import type { TestClock } from "./clock.ts";
import { aPerson } from "./people.ts";

export const ROUTER: Actor = { kind: "system" };

/** Mara and Sami, a manager of the team, and reps named so, enrolled in the published campaign `expo`. */
export async function aSalesTeam(
  deps: Deps,
  names: readonly string[],
  draft: CampaignDraft = {},
): Promise<Map<string, string>> {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, (await aPerson(deps, name, { teamKeys: ["emea"] })).id);
  await publishPlaybook(deps, aPlaybook(draft));
  return ids;
}

/** The ids of the test campaign's owners. */
export async function theOwners(db: Db): Promise<{ mara: string; sami: string }> {
  const people = await db.selectFrom("person").select(["id", "email"]).execute();
  const idOf = (email: string) => people.find((one) => one.email === email)?.id ?? "";
  return { mara: idOf(OWNERS.marketing), sami: idOf(OWNERS.sales) };
}

/** Makes reps eligible without practice, for a month. */
export async function waive(deps: Deps, campaign: Campaign, repIds: Iterable<string>): Promise<void> {
  for (const repId of repIds) {
    const until = deps.clock.now() + 30 * DAY_MS;
    await grantWaiver(deps, { actor: ROUTER, campaign, repId, reason: "for a test", until });
  }
}

/** Meets the two criteria of the test playbook: 20 of 10 points. */
export function aLead(rest: Partial<IncomingLead> = {}): IncomingLead {
  return { campaign: "expo", details: theDetails({ employees: 120 }), events: [], ...rest };
}
export function theDetails(company: Record<string, number | string>): IncomingLead["details"] {
  return {
    contact: { email: "pat@prospect.example", firstName: "Pat" },
    company,
    deal: {},
    source: {},
    attributes: {},
  };
}

/** Takes a lead in and answers how it stands. */
export async function receive(deps: Deps, lead: IncomingLead = aLead()) {
  const result = await receiveLead(deps, { lead, actor: ROUTER });
  if (result.kind !== "accepted") throw new Error(result.kind);
  return result;
}

export async function aWorldOf(deps: Deps & { clock: TestClock }, names: readonly string[], draft: CampaignDraft = {}) {
  const ids = await aSalesTeam(deps, names, draft);
  const campaign = await campaignOf(deps, draft.key ?? "expo");
  const nameOf = (id: string | undefined) => [...ids].find(([, one]) => one === id)?.[0];
  const idOf = (name: string) => ids.get(name) ?? "";
  return { deps, campaign, ids, idOf, nameOf };
}

/** What a lead went through, as stages. */
export async function stagesOf(db: Db, leadId: string): Promise<Stage[]> {
  const rows = await db.selectFrom("leadMove").select("toStage").where("leadId", "=", leadId).orderBy("id").execute();
  return rows.map((row) => row.toStage);
}

const ALLOWED = new Set(
  `received>nurturing received>qualified received>disqualified nurturing>qualified nurturing>disqualified
  qualified>held qualified>assigned qualified>nurturing qualified>disqualified held>assigned held>nurturing held>disqualified
  assigned>working assigned>held assigned>nurturing assigned>disqualified working>sql working>assigned working>held
  working>nurturing working>disqualified sql>opportunity sql>lost sql>assigned sql>held sql>nurturing sql>disqualified
  opportunity>won opportunity>lost opportunity>assigned opportunity>held opportunity>nurturing opportunity>disqualified
  lost>nurturing disqualified>nurturing disqualified>qualified`.split(/\s+/),
);

/**
 * R4 from the database alone: every lead has one history of allowed moves that ends where it stands; who is held has one
 * open hold, who is owned has one open assignment, and nobody else has either.
 */
export async function expectLeadsInOrder(db: Db): Promise<number> {
  const leads = await db.selectFrom("lead").select(["id", "stage"]).execute();
  const moves = await db.selectFrom("leadMove").selectAll().orderBy("id").execute();
  const holds = await db.selectFrom("hold").select("leadId").where("endedAt", "is", null).execute();
  const owners = await db.selectFrom("assignment").select("leadId").where("endedAt", "is", null).execute();
  for (const lead of leads) {
    const own = moves.filter((move) => move.leadId === lead.id);
    expect(own[0]).toMatchObject({ fromStage: null, toStage: "received" });
    own.slice(1).forEach((move, index) => {
      expect(move.fromStage).toBe(own[index]?.toStage);
      expect(ALLOWED).toContain(`${move.fromStage}>${move.toStage}`);
    });
    expect(own.at(-1)?.toStage).toBe(lead.stage);
    const isOwned = ["assigned", "working", "sql", "opportunity"].includes(lead.stage);
    expect(holds.filter((hold) => hold.leadId === lead.id)).toHaveLength(lead.stage === "held" ? 1 : 0);
    expect(owners.filter((owner) => owner.leadId === lead.id)).toHaveLength(isOwned ? 1 : 0);
  }
  return leads.length;
}
