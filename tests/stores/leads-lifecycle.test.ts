import { beforeEach, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { addEvents } from "#app/use-cases/leads/add-events.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { revisitLead } from "#app/use-cases/leads/revisit-lead.ts";
import { rehomeLeads } from "#app/use-cases/routing/rehome-leads.ts";
import { claimLead } from "#app/use-cases/routing/claim.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import {
  aLead,
  aWorldOf,
  expectLeadsInOrder,
  receive,
  ROUTER,
  stagesOf,
  theDetails,
  waive,
} from "#tests/support/leads.ts";

const sections = {
  sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2, reassign_after: "2h" },
  dispositions: [
    { code: "bad_timing", action: "nurture", revisit_after: "90d" },
    { code: "partner_desk", action: "reroute" },
  ],
  scoring: { threshold: 20, high_intent: 40 },
};
const criteria = [
  { key: "size", rule: SIZE_RULE, points: 20, required: true },
  { key: "demo", kind: "behaviour", rule: { event: "demo_requested", within: "14d" }, points: 20 },
  {
    key: "student",
    kind: "disqualifier",
    rule: { attribute: "contact.title", op: "contains_any", value: ["student"] },
  },
];

let database: TestDatabase;
let world: Awaited<ReturnType<typeof aWorldOf>>;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  database = await cloneDatabase();
  clock = testClock();
  world = await aWorldOf(testDeps(database.db, clock), ["ada", "ben"], { criteria, sections });
  await waive(world.deps, world.campaign, world.ids.values());
  return async () => {
    await expectLeadsInOrder(database.db);
    await database.close();
  };
});

describe("taking a lead in", () => {
  test("a qualified lead has an owner when the call returns", async () => {
    const { lead, assignment, hold } = await receive(world.deps);
    expect(lead).toMatchObject({ stage: "assigned", score: 20, threshold: 20, qualified: true, intent: "standard" });
    expect(assignment).toMatchObject({ assignedAt: NOW, via: "waiver" });
    expect(hold).toBeNull();
    expect(await stagesOf(database.db, lead.id)).toEqual(["received", "qualified", "assigned"]);
  });

  test.each([
    { what: "under the threshold", details: theDetails({ employees: 20 }), stage: "nurturing" },
    { what: "lacking data", details: theDetails({}), stage: "nurturing" },
    {
      what: "a disqualifier",
      details: { ...theDetails({ employees: 120 }), contact: { title: "PhD student" } },
      stage: "disqualified",
    },
  ])("$what: $stage, and nobody is bothered", async ({ details, stage }) => {
    const { lead, assignment } = await receive(world.deps, aLead({ details }));
    expect([lead.stage, assignment]).toEqual([stage, null]);
  });

  test("the same external id updates and scores anew, and never gets a second owner", async () => {
    const first = await receive(world.deps, aLead({ externalId: "crm-1", details: theDetails({ employees: 20 }) }));
    const second = await receive(world.deps, aLead({ externalId: "crm-1" }));
    const third = await receive(
      world.deps,
      aLead({ externalId: "crm-1", events: [{ type: "demo_requested", at: NOW, data: {} }] }),
    );
    expect([first.created, second.created, third.created]).toEqual([true, false, false]);
    expect(second.lead).toMatchObject({ id: first.lead.id, stage: "assigned", intent: "standard" });
    expect(third.lead).toMatchObject({ score: 40, intent: "high" });
    expect(third.assignment).toEqual(second.assignment);
  });

  test("the same event twice is one event", async () => {
    const event = { type: "demo_requested", at: NOW, data: { asset: "a".repeat(9_000) } };
    const { lead } = await receive(world.deps, aLead({ events: [event, event] }));
    expect(await addEvents(world.deps, { leadId: lead.id, events: [event], actor: ROUTER })).toMatchObject({
      added: 0,
    });
  });

  test("a new signal qualifies a nurtured lead", async () => {
    const { lead } = await receive(world.deps, aLead({ details: theDetails({ employees: 20 }) }));
    await receive(world.deps, aLead());
    const events = [{ type: "demo_requested", at: NOW, data: {} }];
    expect(await addEvents(world.deps, { leadId: lead.id, events, actor: ROUTER })).toMatchObject({
      lead: { stage: "nurturing" },
    });
  });
});

describe("working a lead", () => {
  test("the first touch stops the clock and makes it working", async () => {
    const { lead } = await receive(world.deps);
    clock.advance(HOUR_MS);
    expect(await logTouch(world.deps, { leadId: lead.id, kind: "call", actor: ROUTER })).toMatchObject({ first: true });
    expect(await logTouch(world.deps, { leadId: lead.id, kind: "email", actor: ROUTER })).toMatchObject({
      first: false,
    });
    const sla = await database.db.selectFrom("slaClock").selectAll().executeTakeFirstOrThrow();
    expect(sla.metAt?.getTime()).toBe(NOW + HOUR_MS);
    expect(await stagesOf(database.db, lead.id)).toEqual(["received", "qualified", "assigned", "working"]);
  });

  test("outcomes go through every stage and free the owner", async () => {
    const { lead } = await receive(world.deps);
    const won = await recordOutcome(world.deps, { leadId: lead.id, stage: "won", amount: 9_000, actor: ROUTER });
    expect(won).toMatchObject({ kind: "recorded", lead: { stage: "won" }, assignment: null });
    expect(await recordOutcome(world.deps, { leadId: lead.id, stage: "won", actor: ROUTER })).toMatchObject({
      kind: "recorded",
    });
    expect(await recordOutcome(world.deps, { leadId: lead.id, stage: "lost", actor: ROUTER })).toMatchObject({
      kind: "refused",
    });
    expect((await stagesOf(database.db, lead.id)).slice(2)).toEqual([
      "assigned",
      "working",
      "sql",
      "opportunity",
      "won",
    ]);
  });

  test("bad timing rests until its date, then goes back to a rep", async () => {
    const { lead } = await receive(world.deps);
    const put = await recordDisposition(world.deps, { leadId: lead.id, code: "bad_timing", actor: ROUTER });
    expect(put).toMatchObject({
      kind: "recorded",
      revisitAt: NOW + 90 * DAY_MS,
      lead: { stage: "nurturing" },
      assignment: null,
    });
    await rescored(lead.id);
    expect((await getLeadStanding(database.db, lead.id)).lead.stage).toBe("nurturing");
    clock.set(NOW + 90 * DAY_MS);
    await waive(world.deps, world.campaign, world.ids.values());
    await revisitLead(world.deps, { leadId: lead.id });
    expect((await getLeadStanding(database.db, lead.id)).assignment).not.toBeNull();
  });

  test("unresponsive needs the agreed touches", async () => {
    const { lead } = await receive(world.deps);
    const unresponsive = { leadId: lead.id, code: "unresponsive", actor: ROUTER };
    await logTouch(world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    expect(await recordDisposition(world.deps, unresponsive)).toMatchObject({
      kind: "refused",
      code: "too_few_touches",
    });
    await logTouch(world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    expect(await recordDisposition(world.deps, unresponsive)).toMatchObject({ kind: "recorded", action: "recycle" });
  });

  test("wrong fit gives the turn back, bad timing does not", async () => {
    const first = await receive(world.deps);
    await recordDisposition(world.deps, { leadId: first.lead.id, code: "wrong_fit", actor: ROUTER });
    clock.advance(MINUTE_MS);
    const second = await receive(world.deps);
    expect(second.assignment?.rep).not.toEqual(first.assignment?.rep);
    await recordDisposition(world.deps, { leadId: second.lead.id, code: "bad_timing", actor: ROUTER });
    clock.advance(MINUTE_MS);
    const third = await receive(world.deps);
    expect(third.assignment?.rep).toEqual(first.assignment?.rep);
    const ledger = await database.db.selectFrom("poolLedger").select(["repId", "credit", "assigned", "pass"]).execute();
    expect(ledger).toContainEqual({ repId: first.assignment?.rep.id, credit: 0, assigned: 2, pass: 1 });
    expect(ledger).toContainEqual({ repId: second.assignment?.rep.id, credit: 0, assigned: 1, pass: 1 });
  });

  test("rerouted leads go to somebody else, and to a hold when nobody is left", async () => {
    const { lead, assignment } = await receive(world.deps);
    const reroute = { leadId: lead.id, code: "partner_desk", actor: ROUTER };
    const once = await recordDisposition(world.deps, reroute);
    if (once.kind !== "recorded") throw new Error(once.kind);
    expect(once.assignment?.rep.id).not.toBe(assignment?.rep.id);
    const twice = await recordDisposition(world.deps, reroute);
    expect(twice).toMatchObject({ lead: { stage: "held" }, assignment: null });
    if (twice.kind !== "recorded") throw new Error(twice.kind);
    expect(twice.hold?.reasons.map((one) => one.code)).toEqual(["previously_assigned", "previously_assigned"]);
  });

  async function rescored(leadId: string) {
    await receive(world.deps, aLead({ externalId: "other" }));
    return addEvents(world.deps, { leadId, events: [], actor: ROUTER });
  }
});

test("leads of somebody who left go to those who stay, and wait when nobody does", async () => {
  const taken = [await receive(world.deps), await receive(world.deps)];
  for (const [name, left] of [
    ["ada", "assigned"],
    ["ben", "held"],
  ] as const) {
    const repId = world.idOf(name);
    await database.db.updateTable("person").set({ status: "deactivated" }).where("id", "=", repId).execute();
    await rehomeLeads(world.deps, { repId, actor: ROUTER, reason: "the account was deactivated" });
    const stages = await Promise.all(
      taken.map(async ({ lead }) => (await getLeadStanding(database.db, lead.id)).lead.stage),
    );
    expect(stages).toEqual([left, left]);
  }
});

describe("the clock of the first touch", () => {
  const theClock = async () =>
    database.db.selectFrom("slaClock").selectAll().orderBy("startedAt").executeTakeFirstOrThrow();

  test("reminds, breaches and reassigns, each once, whenever it is looked at", async () => {
    const { lead, assignment } = await receive(world.deps);
    const { id } = await theClock();
    const at = async (hours: number) => {
      clock.set(NOW + hours * HOUR_MS);
      await breachClock(world.deps, { clockId: id });
      await breachClock(world.deps, { clockId: id });
    };
    await at(1);
    expect(await noticesOf()).toEqual([]);
    await at(3);
    expect(await noticesOf()).toEqual(["sla_reminder"]);
    await at(4.5);
    expect(await noticesOf()).toEqual(["sla_breached", "sla_breached", "sla_reminder"]);
    await at(6);
    const standing = await getLeadStanding(database.db, lead.id);
    expect(standing.assignment?.rep.id).not.toBe(assignment?.rep.id);
    expect(await events("sla.breached")).toBe(1);
    expect(await events("lead.reassigned")).toBe(1);
  });

  test("a process that was down catches up: breach and reassignment at once, no reminder", async () => {
    await receive(world.deps);
    clock.advance(3 * DAY_MS);
    await breachClock(world.deps, { clockId: (await theClock()).id });
    expect(await noticesOf()).toEqual(["sla_breached", "sla_breached"]);
    expect(await events("lead.reassigned")).toBe(1);
  });

  test("is silent after a touch", async () => {
    const { lead } = await receive(world.deps);
    await logTouch(world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    clock.advance(3 * DAY_MS);
    await breachClock(world.deps, { clockId: (await theClock()).id });
    expect(await noticesOf()).toEqual([]);
  });

  async function noticesOf() {
    const rows = await database.db
      .selectFrom("notice")
      .select("kind")
      .where("kind", "like", "sla%")
      .orderBy("kind")
      .execute();
    return rows.map((row) => row.kind);
  }
  async function events(type: string) {
    return (await database.db.selectFrom("outbox").select("id").where("type", "=", type).execute()).length;
  }
});

describe("a claim by a router outside", () => {
  async function aHeldLead() {
    await database.db
      .updateTable("waiver")
      .set({ revokedAt: new Date(NOW) })
      .execute();
    await database.db.deleteFrom("eligibility").execute();
    return (await receive(world.deps)).lead.id;
  }

  test("of somebody not eligible is refused with the gate's reasons", async () => {
    const leadId = await aHeldLead();
    const refused = await claimLead(world.deps, { leadId, repId: world.idOf("ada"), actor: ROUTER });
    expect(refused.kind === "not_eligible" && refused.reasons.map((reason) => reason.code)).toContain("never_answered");
    expect((await getLeadStanding(database.db, leadId)).lead.stage).toBe("held");
  });

  test("with the current revision is granted, once", async () => {
    const leadId = await aHeldLead();
    await waive(world.deps, world.campaign, [world.idOf("ada")]);
    const { verdicts } = await checkEligibility(world.deps, { campaign: world.campaign, repIds: [world.idOf("ada")] });
    const ifRevision = verdicts.get(world.idOf("ada"))?.revision;
    const claim = { leadId, repId: world.idOf("ada"), actor: ROUTER };
    expect(await claimLead(world.deps, { ...claim, ifRevision: 0 })).toMatchObject({ kind: "not_eligible" });
    const granted = await claimLead(world.deps, { ...claim, ifRevision });
    expect(granted).toMatchObject({ kind: "assigned", assignment: { repId: world.idOf("ada") } });
    expect(await claimLead(world.deps, claim)).toMatchObject({
      kind: "already_assigned",
      assignment: { repId: world.idOf("ada") },
    });
  });

  test("of a lead that does not qualify is refused", async () => {
    const { lead } = await receive(world.deps, aLead({ details: theDetails({ employees: 2 }) }));
    const claim = { leadId: lead.id, repId: world.idOf("ada"), actor: ROUTER };
    expect(await claimLead(world.deps, claim)).toMatchObject({ kind: "not_assignable", stage: "nurturing" });
  });
});
