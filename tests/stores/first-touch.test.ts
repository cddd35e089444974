import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
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
