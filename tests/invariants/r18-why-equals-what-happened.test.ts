import { isDeepStrictEqual } from "node:util";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  type DecisionRecord,
  decideRouting,
  redecide,
  type RoutingInputs,
  type RoutingOutcome,
} from "#app/domain/routing/decision.ts";
import type { RepFacts } from "#app/domain/routing/routing.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { whyShape } from "#app/routes/leads/why-shape.ts";
import { type Decision, listDecisions } from "#app/stores/decisions.ts";
import { loadInputs } from "#app/use-cases/routing/load-inputs.ts";
import { findRoutingContext } from "#app/use-cases/routing/routing-context.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { testApp } from "#tests/support/app.ts";
import { OWNERS } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRestlessCampaign } from "#tests/support/random-routings.ts";

// Hundreds of transactions one after the other, on whatever machine this runs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEED = 20260105;
const STEPS = 170;
const REASONS = ["not_ready", "at_open_cap", "at_daily_cap", "provisional_cap", "on_leave", "outside_hours"];
const OUTCOMES = ["assigned", "claimed", "fallback", "held"];
const database = testDatabase();
const app = testApp(database);
const { deps } = app;

let world: Awaited<ReturnType<typeof aRestlessCampaign>>;
let mara: string;
let decisions: Decision[];
/** What the page of a lead said when its decision was made, by lead and decision. */
const saidThen = new Map<string, string>();

beforeAll(async () => {
  world = await aRestlessCampaign(deps, SEED);
  const { id } = await deps.db
    .selectFrom("person")
    .select("id")
    .where("email", "=", OWNERS.marketing)
    .executeTakeFirstOrThrow();
  mara = id;
  await world.opening();
  for (let step = 0; step < STEPS; step += 1) {
    await world.step();
    if (step % 12 === 0) await noteWhatIsSaid();
  }
  // What is true today is another thing than what was true then: another title, no limits, everybody elsewhere.
  await world.change();
  await deps.db.updateTable("person").set({ maxOpenLeads: null, maxLeadsPerDay: null, routingWeight: 1 }).execute();
  deps.clock.advance(40 * DAY_MS);
  decisions = await allDecisions();
});

describe("R18 why equals what happened", () => {
  test(`every routing, decided again from its record, comes out the same (seed ${SEED})`, async () => {
    for (const { id, record } of decisions) expect([id, redecide(record)]).toEqual([id, record.outcome]);
    const { differences, decisions: verified } = await verifyEverything(deps);
    expect(differences).toEqual([]);
    expect(verified).toBe(decisions.length);
    expect(knowsEverything(decisions)).toBe(true);
    const codes = [...codesOf(decisions)].toSorted().join(" ");
    process.stdout.write(`R18: ${decisions.length} routings decided again, 0 differ; ${codes}\n`);
    expect(decisions.length).toBeGreaterThan(60);
  });

  test("each names whom the columns beside it and the assignment made from it name", async () => {
    for (const { id, chosenRepId, record } of decisions) {
      const { outcome } = record;
      expect([id, chosenRepId]).toEqual([id, outcome.kind === "chosen" ? outcome.repId : null]);
    }
    const assigned = await deps.db.selectFrom("assignment").select(["decisionId", "repId"]).execute();
    const chosen = new Map(decisions.map(({ id, chosenRepId }) => [id, chosenRepId]));
    for (const { decisionId, repId } of assigned)
      expect([decisionId, chosen.get(decisionId)]).toEqual([decisionId, repId]);
    expect(assigned.length).toBeGreaterThan(40);
  });

  test("what a lead's page says is the record: everybody in it, chosen or left out for the reason kept", () => {
    for (const decision of decisions) {
      const { inputs, outcome } = decision.record;
      const { rows, elsewhere } = whyShape(decision, { viewerId: "nobody", titles: new Map() });
      const told = new Map([...rows, ...elsewhere].map((row) => [row.id, row]));
      const { rep } = inputs.mode.kind === "fallback" ? inputs.mode : { rep: null };
      const asked = [...inputs.reps.map(({ id }) => id), ...(rep ? [rep.id] : [])];
      const silent = asked.filter((id) => !told.has(id) && !isPassedOver(decision.record, id));
      expect([decision.id, silent]).toEqual([decision.id, []]);
      const chosen = rows.filter((row) => row.chosen).map(({ id }) => id);
      expect(chosen).toEqual(outcome.kind === "chosen" ? [outcome.repId] : []);
      for (const {
        rep: { id },
        code,
      } of outcome.leftOut.filter(({ code: why }) => why !== "not_in_pool" && why !== "not_named"))
        expect(rows.find((row) => row.id === id)?.code).toBe(code);
    }
  });

  test("a page says today what it said then, whatever has been published, limited and forgotten since", async () => {
    const open = await deps.db
      .selectFrom("assignment")
      .select(["leadId", "decisionId"])
      .where("endedAt", "is", null)
      .execute();
    const holds = await deps.db
      .selectFrom("hold")
      .select(["leadId", "decisionId"])
      .where("endedAt", "is", null)
      .execute();
    let compared = 0;
    for (const { leadId, decisionId } of [...open, ...holds]) {
      const then = saidThen.get(`${leadId} ${decisionId}`);
      if (then === undefined) continue;
      compared += 1;
      expect([leadId, await whySaid(leadId)]).toEqual([leadId, then]);
    }
    expect(compared).toBeGreaterThan(5);
    process.stdout.write(`R18: ${compared} pages say what they said\n`);
  });
});

describe("R18 would notice", () => {
  test.each<{ mutant: string; without: (record: DecisionRecord) => DecisionRecord }>([
    {
      mutant: "leaves out the caps",
      without: withReps((rep) => ({ ...rep, maxOpenLeads: null, maxLeadsPerDay: null })),
    },
    { mutant: "leaves out the provisional cap", without: withInputs({ provisionalOpenLeads: 99 }) },
    { mutant: "leaves out who was on leave", without: withReps((rep) => ({ ...rep, onLeaveUntil: null })) },
    { mutant: "leaves out whose turn it was", without: withInputs({ ledger: { virtualTime: 0, entries: [] } }) },
    { mutant: "leaves out the weights", without: withReps((rep) => ({ ...rep, weight: 1 })) },
    {
      mutant: "keeps the gate's answer of another day",
      without: withReps(({ verdict, ...rep }) => ({ ...rep, verdict: { ...verdict, eligible: !verdict.eligible } })),
    },
  ])("a record that $mutant", async ({ without }) => {
    const broken = decisions.filter(
      ({ record }) => !isDeepStrictEqual(plain(redecide(without(record))), record.outcome),
    );
    expect(broken.length).toBeGreaterThan(0);
  });

  test("an explanation worked out from today's state instead of the record", async () => {
    let different = 0;
    for (const { leadId, record } of decisions.slice(-60)) {
      const context = await findRoutingContext(deps, deps.db, leadId);
      if (!context?.version) throw new Error(`lead ${leadId} is gone`);
      const { mode } = record.inputs;
      const today = await loadInputs(deps, deps.db, { context: { ...context, version: context.version }, mode });
      if (!sameAnswer(decideRouting(today), record.outcome)) different += 1;
    }
    expect(different).toBeGreaterThan(0);
  });

  test("a title read from the version of today instead of the record", () => {
    const titles = new Map([["size", "Another title"]]);
    const unready = decisions.filter(({ record }) => record.outcome.leftOut.some(({ code }) => code === "not_ready"));
    const now = (decision: Decision) => JSON.stringify(whyShape(decision, { viewerId: "nobody", titles }));
    for (const decision of unready) expect(now(decision)).not.toContain("Another title");
    const untitled = unready.map((decision) => ({ ...decision, record: withoutTitles(decision.record) }));
    expect(untitled.some((decision) => now(decision).includes("Another title"))).toBe(true);
  });

  test.each<{ what: string; change: (id: string, other: string) => RawBuilder<unknown> }>([
    {
      what: "another rep in the outcome",
      change: (id, other) =>
        sql`update decision set record = jsonb_set(record, '{outcome,repId}', to_jsonb(${other}::text)) where id = ${id}`,
    },
    {
      what: "a reason changed",
      change: (id) =>
        sql`update decision set record = jsonb_set(record, '{outcome,leftOut,0,code}', '"not_named"') where id = ${id}`,
    },
    {
      what: "a rep's load changed",
      change: (id) => sql`update decision set record = jsonb_set(record, '{inputs,reps}', '[]') where id = ${id}`,
    },
    {
      what: "another rep in the column beside the record",
      change: (id, other) => sql`update decision set chosen_rep_id = ${other} where id = ${id}`,
    },
    {
      what: "another owner in the assignment made from it",
      change: (id, other) => sql`update assignment set rep_id = ${other} where decision_id = ${id}`,
    },
  ])("a record tampered with, by whoever may go past the triggers: $what", async ({ change }) => {
    const victim = decisions.find(
      ({ record: { outcome, inputs } }) =>
        outcome.kind === "chosen" &&
        outcome.turns.length > 0 &&
        inputs.mode.kind === "route" &&
        outcome.leftOut.some(({ code }) => code === "not_ready"),
    );
    if (!victim) throw new Error("nobody to tamper with");
    const other = world.repIds.find((id) => id !== victim.chosenRepId) ?? "";
    const rolledBack = new Error("rolled back");
    const attempt = deps.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await change(victim.id, other).execute(tx);
      const { differences } = await verifyEverything({ db: tx });
      expect(differences.filter((words) => words.startsWith("R18"))).not.toEqual([]);
      throw rolledBack;
    });
    await expect(attempt).rejects.toBe(rolledBack);
  });
});

function codesOf(all: readonly Decision[]): Set<string> {
  return new Set(all.flatMap(({ record }) => record.outcome.leftOut.map(({ code }) => code)));
}

/** Every way a routing can end, and every reason to leave somebody out. */
function knowsEverything(all: readonly Decision[]): boolean {
  const [codes, outcomes] = [codesOf(all), new Set<string>(all.map(({ outcome }) => outcome))];
  return REASONS.every((code) => codes.has(code)) && OUTCOMES.every((outcome) => outcomes.has(outcome));
}

async function allDecisions(): Promise<Decision[]> {
  const all: Decision[] = [];
  for (;;) {
    const page = await listDecisions(deps.db, { after: all.at(-1)?.id ?? null, limit: 500 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Keeps what the pages of the latest leads say about the decisions they rest on now. */
async function noteWhatIsSaid(): Promise<void> {
  for (const leadId of world.leads.slice(-4)) {
    const assigned = deps.db.selectFrom("assignment").select("decisionId").where("leadId", "=", leadId);
    const held = deps.db.selectFrom("hold").select("decisionId").where("leadId", "=", leadId);
    const [standing] = await assigned
      .where("endedAt", "is", null)
      .union(held.where("endedAt", "is", null))
      .execute();
    if (standing) saidThen.set(`${leadId} ${standing.decisionId}`, await whySaid(leadId));
  }
}

/** The page's part about who got the lead and who did not, up to the time that passes. */
async function whySaid(leadId: string): Promise<string> {
  const page = await (await (await app.signedIn(mara)).visit(`/leads/${leadId}`)).text();
  const part = /Why (?:them, and why not others|nobody has it)<.*?(?=Decision <code)/s.exec(page)?.[0];
  if (!part) throw new Error(`the page of lead ${leadId} doesn't say why`);
  return part.replace(/ id="[^"]*"/g, "");
}

/** Under the fallback, whoever could have taken it before and had not is not left out, and not chosen. */
function isPassedOver({ inputs, outcome }: DecisionRecord, id: string): boolean {
  return inputs.mode.kind === "fallback" && outcome.leftOut.every(({ rep }) => rep.id !== id);
}

function sameAnswer(one: RoutingOutcome, other: RoutingOutcome): boolean {
  const answer = (outcome: RoutingOutcome) => [
    outcome.kind === "chosen" ? outcome.repId : null,
    outcome.leftOut.map(({ rep, code }) => `${rep.id} ${code}`),
  ];
  return isDeepStrictEqual(answer(one), answer(other));
}

function withInputs(changes: Partial<RoutingInputs>): (record: DecisionRecord) => DecisionRecord {
  return (record) => ({ ...record, inputs: { ...record.inputs, ...changes } });
}

function withReps(change: (rep: RepFacts) => RepFacts): (record: DecisionRecord) => DecisionRecord {
  return (record) => ({ ...record, inputs: { ...record.inputs, reps: record.inputs.reps.map(change) } });
}

function withoutTitles(record: DecisionRecord): DecisionRecord {
  const leftOut = record.outcome.leftOut.map(({ reasons = [], ...one }) => ({
    ...one,
    reasons: reasons.map(({ title: _title, ...reason }) => reason),
  }));
  return { ...record, outcome: { ...record.outcome, leftOut } };
}

/** Through JSON, as stored. */
function plain(outcome: RoutingOutcome): unknown {
  return JSON.parse(JSON.stringify(outcome));
}
