import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { NOW } from "#tests/support/clock.ts";
import { leadWorld } from "#tests/support/lead-world.ts";
import { receive, ROUTER } from "#tests/support/leads.ts";

const here = leadWorld();

describe("the clock of the first touch", () => {
  const theClock = async () =>
    here.db.selectFrom("slaClock").selectAll().orderBy("startedAt").executeTakeFirstOrThrow();

  test("reminds, breaches and reassigns, each once, whenever it is looked at", async () => {
    const { lead, assignment } = await receive(here.world.deps);
    const { id } = await theClock();
    const at = async (hours: number) => {
      here.clock.set(NOW + hours * HOUR_MS);
      await breachClock(here.world.deps, { clockId: id });
      await breachClock(here.world.deps, { clockId: id });
    };
    await at(1);
    expect(await noticesOf()).toEqual([]);
    await at(3);
    expect(await noticesOf()).toEqual(["sla_reminder"]);
    await at(4.5);
    expect(await noticesOf()).toEqual(["sla_breached", "sla_breached", "sla_reminder"]);
    await at(6);
    const standing = await getLeadStanding(here.db, lead.id);
    expect(standing.assignment?.rep.id).not.toBe(assignment?.rep.id);
    expect(await events("sla.breached")).toBe(1);
    expect(await events("lead.reassigned")).toBe(1);
  });

  test("a process that was down catches up: breach and reassignment at once, no reminder", async () => {
    await receive(here.world.deps);
    here.clock.advance(3 * DAY_MS);
    await breachClock(here.world.deps, { clockId: (await theClock()).id });
    expect(await noticesOf()).toEqual(["sla_breached", "sla_breached"]);
    expect(await events("lead.reassigned")).toBe(1);
  });

  test("is silent after a touch", async () => {
    const { lead } = await receive(here.world.deps);
    await logTouch(here.world.deps, { leadId: lead.id, kind: "call", actor: ROUTER });
    here.clock.advance(3 * DAY_MS);
    await breachClock(here.world.deps, { clockId: (await theClock()).id });
    expect(await noticesOf()).toEqual([]);
  });

  test.each([
    { what: "a touch", end: (leadId: string) => logTouch(here.world.deps, { leadId, kind: "call", actor: ROUTER }) },
    {
      what: "an outcome",
      end: (leadId: string) => recordOutcome(here.world.deps, { leadId, stage: "sql", actor: ROUTER }),
    },
    {
      what: "giving it back",
      end: (leadId: string) => recordDisposition(here.world.deps, { leadId, code: "bad_timing", actor: ROUTER }),
    },
  ])("after $what nobody is told any more that the prospect waits", async ({ end }) => {
    const { lead, assignment } = await receive(here.world.deps);
    here.clock.advance(3 * HOUR_MS);
    await breachClock(here.world.deps, { clockId: (await theClock()).id });
    const unread = async () => {
      const all = await listUnreadNotices(here.db, { personId: assignment?.rep.id ?? "", limit: 9 });
      return all.filter(({ title }) => title.endsWith("is waiting for you")).length;
    };
    expect(await unread()).toBe(1);
    await end(lead.id);
    expect(await unread()).toBe(0);
  });

  test("once it has run out, nobody is told that a quarter of the time is left", async () => {
    const { assignment } = await receive(here.world.deps);
    const { id: clockId } = await theClock();
    for (const hours of [3, 1.5]) {
      here.clock.advance(hours * HOUR_MS);
      await breachClock(here.world.deps, { clockId });
    }
    const unread = await listUnreadNotices(here.db, { personId: assignment?.rep.id ?? "", limit: 9 });
    const titles = unread.map(({ title }) => title);
    expect(titles).toContainEqual(expect.stringContaining("No first touch in time"));
    expect(titles).not.toContainEqual(expect.stringContaining("is waiting for you"));
  });

  async function noticesOf() {
    const rows = await here.db
      .selectFrom("notice")
      .select("kind")
      .where("kind", "like", "sla%")
      .orderBy("kind")
      .execute();
    return rows.map((row) => row.kind);
  }
  async function events(type: string) {
    return (await here.db.selectFrom("outbox").select("id").where("type", "=", type).execute()).length;
  }
});
