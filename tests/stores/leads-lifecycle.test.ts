import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { addEvents } from "#app/use-cases/leads/add-events.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { revisitLead } from "#app/use-cases/leads/revisit-lead.ts";
import { rehomeLeads } from "#app/use-cases/routing/rehome-leads.ts";
import { NOW } from "#tests/support/clock.ts";
import { leadWorld } from "#tests/support/lead-world.ts";
import { aLead, receive, ROUTER, stagesOf, theDetails, waive } from "#tests/support/leads.ts";

const here = leadWorld();

describe("taking a lead in", () => {
  test("a qualified lead has an owner when the call returns", async () => {
    const { lead, assignment, hold } = await receive(here.world.deps);
    expect(lead).toMatchObject({ stage: "assigned", score: 20, threshold: 20, qualified: true, intent: "standard" });
    expect(assignment).toMatchObject({ assignedAt: NOW, via: "waiver" });
    expect(hold).toBeNull();
    expect(await stagesOf(here.db, lead.id)).toEqual(["received", "qualified", "assigned"]);
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
    const { lead, assignment } = await receive(here.world.deps, aLead({ details }));
    expect([lead.stage, assignment]).toEqual([stage, null]);
  });

  test("the same external id updates and scores anew, and never gets a second owner", async () => {
    const first = await receive(
      here.world.deps,
      aLead({ externalId: "crm-1", details: theDetails({ employees: 20 }) }),
    );
    const second = await receive(here.world.deps, aLead({ externalId: "crm-1" }));
    const third = await receive(
      here.world.deps,
      aLead({ externalId: "crm-1", events: [{ type: "demo_requested", at: NOW, data: {} }] }),
    );
    expect([first.created, second.created, third.created]).toEqual([true, false, false]);
    expect(second.lead).toMatchObject({ id: first.lead.id, stage: "assigned", intent: "standard" });
    expect(third.lead).toMatchObject({ score: 40, intent: "high" });
    expect(third.assignment).toEqual(second.assignment);
  });

  test("the same event twice is one event", async () => {
    const event = { type: "demo_requested", at: NOW, data: { asset: "a".repeat(9_000) } };
    const { lead } = await receive(here.world.deps, aLead({ events: [event, event] }));
    expect(await addEvents(here.world.deps, { leadId: lead.id, events: [event], actor: ROUTER })).toMatchObject({
      added: 0,
    });
  });

  test("a new signal qualifies a nurtured lead", async () => {
    const { lead } = await receive(here.world.deps, aLead({ details: theDetails({ employees: 20 }) }));
    await receive(here.world.deps, aLead());
    const events = [{ type: "demo_requested", at: NOW, data: {} }];
    expect(await addEvents(here.world.deps, { leadId: lead.id, events, actor: ROUTER })).toMatchObject({
      lead: { stage: "nurturing" },
    });
  });
});

describe("working a lead", () => {
  test("the first touch stops the clock and makes it working", async () => {
    const { lead } = await receive(here.world.deps);
    here.clock.advance(HOUR_MS);
    expect(await logTouch(here.world.deps, { leadId: lead.id, kind: "call", actor: ROUTER })).toMatchObject({
      first: true,
    });
    expect(await logTouch(here.world.deps, { leadId: lead.id, kind: "email", actor: ROUTER })).toMatchObject({
      first: false,
    });
    const sla = await here.db.selectFrom("slaClock").selectAll().executeTakeFirstOrThrow();
    expect(sla.metAt?.getTime()).toBe(NOW + HOUR_MS);
    expect(await stagesOf(here.db, lead.id)).toEqual(["received", "qualified", "assigned", "working"]);
  });

  test("outcomes go through every stage and free the owner", async () => {
    const { lead } = await receive(here.world.deps);
    const won = await recordOutcome(here.world.deps, { leadId: lead.id, stage: "won", amount: 9_000, actor: ROUTER });
    expect(won).toMatchObject({ kind: "recorded", lead: { stage: "won" }, assignment: null });
    expect(await recordOutcome(here.world.deps, { leadId: lead.id, stage: "won", actor: ROUTER })).toMatchObject({
      kind: "recorded",
    });
    expect(await recordOutcome(here.world.deps, { leadId: lead.id, stage: "lost", actor: ROUTER })).toMatchObject({
      kind: "refused",
    });
    expect((await stagesOf(here.db, lead.id)).slice(2)).toEqual(["assigned", "working", "sql", "opportunity", "won"]);
  });

  test("bad timing rests until its date, then goes back to a rep", async () => {
    const { lead } = await receive(here.world.deps);
    const put = await recordDisposition(here.world.deps, { leadId: lead.id, code: "bad_timing", actor: ROUTER });
    expect(put).toMatchObject({
      kind: "recorded",
      revisitAt: NOW + 90 * DAY_MS,
      lead: { stage: "nurturing" },
      assignment: null,
    });
    await rescored(lead.id);
    expect((await getLeadStanding(here.db, lead.id)).lead.stage).toBe("nurturing");
    here.clock.set(NOW + 90 * DAY_MS);
    await waive(here.world.deps, here.world.campaign, here.world.ids.values());
    await revisitLead(here.world.deps, { leadId: lead.id });
    expect((await getLeadStanding(here.db, lead.id)).assignment).not.toBeNull();
  });

  test("unresponsive needs the agreed touches", async () => {
    const { lead } = await receive(here.world.deps);
    const unresponsive = { leadId: lead.id, code: "unresponsive", actor: ROUTER };
    await logTouch(here.world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    expect(await recordDisposition(here.world.deps, unresponsive)).toMatchObject({
      kind: "refused",
      code: "too_few_touches",
    });
    await logTouch(here.world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    expect(await recordDisposition(here.world.deps, unresponsive)).toMatchObject({
      kind: "recorded",
      action: "recycle",
    });
  });

  test("wrong fit gives the turn back, bad timing does not", async () => {
    const first = await receive(here.world.deps);
    await recordDisposition(here.world.deps, { leadId: first.lead.id, code: "wrong_fit", actor: ROUTER });
    here.clock.advance(MINUTE_MS);
    const second = await receive(here.world.deps);
    expect(second.assignment?.rep).not.toEqual(first.assignment?.rep);
    await recordDisposition(here.world.deps, { leadId: second.lead.id, code: "bad_timing", actor: ROUTER });
    here.clock.advance(MINUTE_MS);
    const third = await receive(here.world.deps);
    expect(third.assignment?.rep).toEqual(first.assignment?.rep);
    const ledger = await here.db.selectFrom("poolLedger").select(["repId", "credit", "assigned", "pass"]).execute();
    expect(ledger).toContainEqual({ repId: first.assignment?.rep.id, credit: 0, assigned: 2, pass: 1 });
    expect(ledger).toContainEqual({ repId: second.assignment?.rep.id, credit: 0, assigned: 1, pass: 1 });
  });

  test("rerouted leads go to somebody else, and to a hold when nobody is left", async () => {
    const { lead, assignment } = await receive(here.world.deps);
    const reroute = { leadId: lead.id, code: "partner_desk", actor: ROUTER };
    const once = await recordDisposition(here.world.deps, reroute);
    if (once.kind !== "recorded") throw new Error(once.kind);
    expect(once.assignment?.rep.id).not.toBe(assignment?.rep.id);
    const twice = await recordDisposition(here.world.deps, reroute);
    expect(twice).toMatchObject({ lead: { stage: "held" }, assignment: null });
    if (twice.kind !== "recorded") throw new Error(twice.kind);
    expect(twice.hold?.reasons.map((one) => one.code)).toEqual(["previously_assigned", "previously_assigned"]);
  });

  async function rescored(leadId: string) {
    await receive(here.world.deps, aLead({ externalId: "other" }));
    return addEvents(here.world.deps, { leadId, events: [], actor: ROUTER });
  }
});

test("leads of somebody who left go to those who stay, and wait when nobody does", async () => {
  const taken = [await receive(here.world.deps), await receive(here.world.deps)];
  for (const [name, left] of [
    ["ada", "assigned"],
    ["ben", "held"],
  ] as const) {
    const repId = here.world.idOf(name);
    await here.db.updateTable("person").set({ status: "deactivated" }).where("id", "=", repId).execute();
    await rehomeLeads(here.world.deps, { repId, actor: ROUTER, reason: "the account was deactivated" });
    const stages = await Promise.all(
      taken.map(async ({ lead }) => (await getLeadStanding(here.db, lead.id)).lead.stage),
    );
    expect(stages).toEqual([left, left]);
  }
});
