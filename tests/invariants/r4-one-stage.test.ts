import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { STANDARD_DISPOSITIONS } from "#app/domain/leads/dispositions.ts";
import { saveMove } from "#app/stores/lead-moves.ts";
import { addEvents } from "#app/use-cases/leads/add-events.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { revisitLead } from "#app/use-cases/leads/revisit-lead.ts";
import { claimLead } from "#app/use-cases/routing/claim.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { stepHold } from "#app/use-cases/routing/step-hold.ts";
import { SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, expectLeadsInOrder, receive, ROUTER, theDetails, waive } from "#tests/support/leads.ts";

vi.setConfig({ testTimeout: 180_000 });

const sections = {
  sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 1, reassign_after: "2h" },
  dispositions: [{ code: "partner_desk", action: "reroute" }],
  routing: {
    routes: [],
    default: { pool: "emea", strategy: "weighted" },
    hold: { escalate_after: "15m", fallback_after: "1h", fallback: "sami@example.com" },
  },
};
const criteria = [
  { key: "size", rule: SIZE_RULE, points: 20, required: true },
  {
    key: "student",
    kind: "disqualifier",
    rule: { attribute: "contact.title", op: "contains_any", value: ["student"] },
  },
];
const CODES = [...STANDARD_DISPOSITIONS.map((rule) => rule.code), "partner_desk"];
const OUTCOMES = ["sql", "opportunity", "won", "lost"] as const;
const LEADS = 4;

/** Something that happens to one of the leads; `roll` picks the details. */
type Event = readonly [what: (typeof WHATS)[number], lead: number, roll: number];
const WHATS = [
  "post",
  "post",
  "event",
  "touch",
  "dispose",
  "outcome",
  "claim",
  "clock",
  "hold",
  "revisit",
  "release",
  "wait",
] as const;
const anyEvent: fc.Arbitrary<Event> = fc.tuple(fc.constantFrom(...WHATS), fc.nat(LEADS - 1), fc.nat(11));

let database: TestDatabase;
let world: Awaited<ReturnType<typeof aWorldOf>>;
beforeAll(async () => {
  database = await cloneDatabase();
  world = await aWorldOf(testDeps(database.db), ["ada", "ben", "cal"], { criteria, sections });
  await waive(world.deps, world.campaign, world.ids.values());
  await database.db.updateTable("person").set({ maxOpenLeads: 2 }).where("role", "=", "rep").execute();
});
afterAll(() => database.close());

test("R4: whatever happens, three at a time, each lead has one stage, one history of allowed moves, one owner or hold", async () => {
  let run = 0;
  let happened = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 20, maxLength: 45, size: "max" }), async (events) => {
      run += 1;
      for (let start = 0; start < events.length; start += 3) {
        await Promise.all(events.slice(start, start + 3).map((event) => happen(run, event)));
        happened += events.slice(start, start + 3).length;
      }
      await expectLeadsInOrder(database.db);
    }),
    { numRuns: Number(process.env.R4_RUNS ?? 8), endOnFailure: true },
  );
  const leads = await expectLeadsInOrder(database.db);
  const accepted = await database.db
    .selectFrom("auditRecord")
    .select("subject")
    .where("action", "=", "lead.received")
    .execute();
  expect(new Set(accepted.map((one) => one.subject)).size).toBe(leads);
  process.stdout.write(`R4: ${happened} events, ${leads} leads accepted, none lost, none twice\n`);
});

test("a move from where the lead is not is refused by the statement itself", async () => {
  const { lead } = await receive(world.deps, aLead({ details: theDetails({ employees: 1 }) }));
  const wrong = {
    leadId: lead.id,
    from: "held",
    to: "assigned",
    campaign: "expo",
    actor: "system",
    reason: "test",
    at: 0,
  } as const;
  await expect(saveMove(database.db, wrong)).rejects.toThrow("is not held");
});

test("the history cannot be rewritten", async () => {
  await expect(database.db.updateTable("leadMove").set({ reason: "nicer" }).execute()).rejects.toThrow("append-only");
  await expect(database.db.deleteFrom("leadMove").execute()).rejects.toThrow("append-only");
});

async function happen(run: number, [what, number, roll]: Event): Promise<unknown> {
  const { deps } = world;
  const externalId = `run-${run}-lead-${number}`;
  if (what === "wait") return deps.clock.advance(roll * HOUR_MS);
  if (what === "release") return releaseHolds(deps, { campaignId: world.campaign.id });
  const known = await database.db
    .selectFrom("lead")
    .select("id")
    .where("externalId", "=", externalId)
    .executeTakeFirst();
  if (what === "post" || !known) {
    const details = theDetails({ employees: roll < 8 ? 120 : 4 });
    const title = roll === 7 ? { title: "student" } : {};
    return receive(deps, aLead({ externalId, details: { ...details, contact: { ...details.contact, ...title } } }));
  }
  const leadId = known.id;
  const actor = ROUTER;
  switch (what) {
    case "event":
      return addEvents(deps, { leadId, actor, events: [{ type: "visit", at: deps.clock.now(), data: { roll } }] });
    case "touch":
      return logTouch(deps, { leadId, actor, kind: "call" });
    case "dispose":
      return recordDisposition(deps, { leadId, actor, code: CODES[roll % CODES.length] ?? "" });
    case "outcome":
      return recordOutcome(deps, { leadId, actor, stage: OUTCOMES[roll % 4] ?? "sql" });
    case "claim":
      return claimLead(deps, { leadId, actor, repId: world.idOf(["ada", "ben", "cal"][roll % 3] ?? "") });
    case "clock":
      for (const { id } of await database.db
        .selectFrom("slaClock")
        .select("id")
        .where("leadId", "=", leadId)
        .execute()) {
        await breachClock(deps, { clockId: id });
      }
      return;
    case "hold":
      for (const { id } of await database.db.selectFrom("hold").select("id").where("leadId", "=", leadId).execute()) {
        await stepHold(deps, { holdId: id });
      }
      return;
    case "revisit":
      deps.clock.advance(roll * 10 * DAY_MS);
      return revisitLead(deps, { leadId });
  }
}
