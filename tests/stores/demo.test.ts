import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { listAnswers } from "#app/stores/answers.ts";
import { listMemories } from "#app/stores/memories.ts";
import { countLeadsByStage } from "#app/stores/leads.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { findProposal, listSignatures } from "#app/stores/proposals.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { signIn } from "#app/use-cases/access/sign-in.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { DEMO_PASSWORD } from "#app/use-cases/access/demo-sign-ins.ts";
import { removeDemo } from "#app/use-cases/demo/remove-demo.ts";
import { listDemoSignIns, seedDemo } from "#app/use-cases/demo/seed-demo.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { aPlaybook, campaignOf } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { expectLeadsInOrder, receive } from "#tests/support/leads.ts";
import { aPerson, SESSIONS } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

/** A Saturday evening: the past must come out right whatever the day is. DEMO_AT tries another instant. */
const AT = Date.parse(process.env.DEMO_AT ?? "2026-11-21T20:12:00Z");
const EMEA_ONLY = "line-lead-social";
const KEYS = ["summit-2026", EMEA_ONLY, "throughput-paper"];

let database: TestDatabase;
let deps: ReturnType<typeof testDeps>;
beforeAll(async () => {
  database = await cloneDatabase();
  deps = testDeps(database.db, testClock(AT));
  await seedDemo(deps, { at: AT });
}, 180_000);
afterAll(() => database.close());

const personOf = async (given: string) => {
  const person = await findPersonByEmail(database.db, `${given}@example.com`);
  if (!person) throw new Error(`no ${given}`);
  return person;
};
const verdictOf = async (given: string, key: string) => {
  const { id } = await personOf(given);
  const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps, key), repIds: [id] });
  return verdicts.get(id)!;
};
const count = async (what: string) =>
  Number((await database.pool.query(`select count(*) as n from ${what}`)).rows[0].n);

describe("the demo world", () => {
  test.each([
    ["noor", EMEA_ONLY, { eligible: false, level: "not_ready" }],
    ["noor", "summit-2026", { eligible: false, level: "not_ready" }],
    ["tomas", "summit-2026", { eligible: false, level: "not_ready" }],
    ["ifeoma", "summit-2026", { eligible: true, level: "provisional", via: "gate" }],
    ["luca", "summit-2026", { eligible: true, level: "ready", via: "gate" }],
    ["luca", "throughput-paper", { eligible: true, level: "ready", via: "gate" }],
    ["henrik", "summit-2026", { eligible: true, level: "ready", via: "gate" }],
    ["henrik", "throughput-paper", { eligible: true, level: "ready", via: "gate" }],
    ["aino", "summit-2026", { eligible: true, level: "ready", via: "gate" }],
    ["freja", "summit-2026", { eligible: true, level: "not_ready", via: "waiver", until: AT + 5 * DAY_MS }],
    ["zofia", EMEA_ONLY, { eligible: false, level: "not_ready" }],
  ])("%s in %s is as the gate itself says", async (given, key, expected) => {
    expect(await verdictOf(given, key)).toMatchObject(expected);
  });

  test("Aino is about to lapse, Zofia has, Tomás is half-way, Henrik is away, Noor has never practised", async () => {
    const aino = await verdictOf("aino", "throughput-paper");
    expect(aino.level).toBe("ready");
    expect(aino.until).toBeGreaterThan(AT + 12 * HOUR_MS);
    expect(aino.until).toBeLessThan(AT + 2 * DAY_MS);

    const lapsed = (await verdictOf("zofia", EMEA_ONLY)).reasons.map(({ code }) => code);
    expect(lapsed.every((code) => ["overdue", "recall_below_floor", "score_below_pass"].includes(code))).toBe(true);

    const tomas = await personOf("tomas");
    const { id: campaignId } = await campaignOf(deps, "summit-2026");
    const answers = await listAnswers(database.db, { repId: tomas.id, campaignId });
    expect(answers.some(({ correct }) => correct) && answers.some(({ correct }) => !correct)).toBe(true);

    const henrik = await personOf("henrik");
    expect(await count(`leave where person_id = '${henrik.id}' and ends_at > to_timestamp(${AT / 1000})`)).toBe(1);
    expect(await count(`answer where rep_id = '${(await personOf("noor")).id}'`)).toBe(0);
  });

  test("Zofia was told what paused on her last working day, once, and may read it", async () => {
    const zofia = await personOf("zofia");
    const [notice, ...others] = (await listUnreadNotices(database.db, { personId: zofia.id, limit: 9 })).filter(
      ({ title }) => title.includes("leads pause until you have practised"),
    );
    expect(others).toEqual([]);
    expect(notice?.body).toMatch(/brings it back/);
    // Over a weekend the last working day is three days back.
    expect(notice?.createdAt).toBeGreaterThan(AT - 4 * DAY_MS);
    expect(notice?.createdAt).toBeLessThan(AT);
    expect(await count(`notice where kind = 'reminder'`), "nobody else has a digest yet").toBe(1);
  });

  test("every stage that a lead can rest in has one, every passing one is in the history, all in order", async () => {
    const stages = new Set<string>();
    for (const key of KEYS) {
      const counted = await countLeadsByStage(database.db, (await campaignOf(deps, key)).id);
      for (const [stage, leads] of Object.entries(counted)) if (leads > 0) stages.add(stage);
    }
    const resting = ["nurturing", "held", "assigned", "working", "sql", "opportunity", "won", "lost", "disqualified"];
    expect([...stages].sort()).toEqual([...resting].sort());
    expect(await count("lead_move where to_stage = 'qualified'")).toBeGreaterThan(20);
    expect(await expectLeadsInOrder(database.db)).toBeGreaterThan(30);
    expect(await count("lead where not demo")).toBe(0);
  });

  test("one clock is nearly due, one has run out, one lead waits with its limits ahead; nothing lies in the future", async () => {
    const { rows } = await database.pool.query<{ due_at: Date; breached_at: Date | null; reassigns_at: Date }>(
      "select * from sla_clock where met_at is null and stopped_at is null order by due_at",
    );
    expect(rows.filter((clock) => clock.breached_at !== null)).toHaveLength(1);
    expect(rows.every((clock) => clock.reassigns_at.getTime() > AT)).toBe(true);
    const hold = await database.pool.query<{ since: Date; escalates_at: Date; falls_back_at: Date }>(
      "select * from hold where ended_at is null",
    );
    expect(hold.rows).toHaveLength(1);
    expect(hold.rows[0]!.since.getTime()).toBeGreaterThan(AT - 15 * MINUTE_MS);
    expect(hold.rows[0]!.escalates_at.getTime()).toBeGreaterThan(AT + 3 * HOUR_MS);
    for (const moment of [
      "lead_move.at",
      "answer.answered_at",
      "audit_record.at",
      "touch.at",
      "assignment.assigned_at",
    ]) {
      const [table, column] = moment.split(".");
      expect(await count(`${table} where ${column} > to_timestamp(${AT / 1000})`)).toBe(0);
    }
  });

  test("versions to compare, and a proposal that waits for one signature", async () => {
    const { rows } = await database.pool.query(
      `select version, criterion_key, kind from playbook_change join playbook on playbook.id = playbook_id
       join campaign on campaign.id = campaign_id where campaign.key = 'summit-2026' and version = 2 order by criterion_key`,
    );
    expect(rows.map((row) => [row.criterion_key, row.kind])).toEqual([
      ["answers-for-output", "material"],
      ["asked-for-audit", "clarifying"],
    ]);
    const open = await database.pool.query<{ id: string }>("select id from proposal where closed_at is null");
    expect(open.rows).toHaveLength(1);
    const proposal = await findProposal(database.db, open.rows[0]!.id);
    expect((await listSignatures(database.db, proposal!.id)).map(({ capacity }) => capacity)).toEqual(["marketing"]);
  });

  test("everybody's memory is the fold of their answers", async () => {
    const reps = await database.pool.query<{ id: string }>("select id from person where role = 'rep'");
    let folded = 0;
    for (const key of KEYS) {
      const { id: campaignId } = await campaignOf(deps, key);
      for (const memory of await listMemories(database.db, { campaignId, repIds: reps.rows.map(({ id }) => id) })) {
        const { repId, criterionKey, revision, state } = memory;
        const log = await listAnswers(database.db, { repId, campaignId, criterionKey });
        expect(
          foldAnswers(
            DEFAULT_MODEL,
            log.filter((answer) => answer.revision === revision),
          ),
        ).toEqual(state);
        folded += 1;
      }
    }
    expect(folded).toBeGreaterThan(80);
  });

  test("a second call does nothing, and everybody on the list can sign in", async () => {
    const before = await count("audit_record");
    expect(await seedDemo(deps, { at: AT })).toEqual({ kind: "there_already" });
    expect(await count("audit_record")).toBe(before);
    const people = await listDemoSignIns(deps);
    expect(people.map(({ email }) => email)).toHaveLength(12);
    expect(people[0]).toEqual({ email: "noor@example.com", role: "rep", password: DEMO_PASSWORD });
    const signedIn = await signIn(deps, sessionPolicy(SESSIONS), {
      email: "noor@example.com",
      password: DEMO_PASSWORD,
      address: "127.0.0.1",
      userAgent: null,
    });
    expect(signedIn.kind).toBe("signed_in");
  });

  test("Noor practises to green, and the lead that waited is hers", async () => {
    const noor = await personOf("noor");
    const campaign = await campaignOf(deps, EMEA_ONLY);
    const held = await database.pool.query<{ lead_id: string }>("select lead_id from hold where ended_at is null");
    await practise(deps, { id: noor.id, timeZone: noor.timeZone }, campaign);
    expect(await verdictOf("noor", EMEA_ONLY)).toMatchObject({ eligible: true, level: "provisional" });
    expect(await releaseHolds(deps, { campaignId: campaign.id })).toBe(1);
    const standing = await getLeadStanding(database.db, held.rows[0]!.lead_id);
    expect(standing.assignment?.rep.email).toBe("noor@example.com");
  });
});

describe("removing it", () => {
  test("is refused in words while somebody of the organisation's own is in it", async () => {
    const ada = await aPerson(deps, "ada", { teamKeys: ["nordics"] });
    const refused = await removeDemo(deps);
    expect(refused).toMatchObject({ kind: "refused", dependents: ["Ada is in the demo's team Nordics."] });
    await database.pool.query("delete from team_member where person_id = $1", [ada.id]);
  });

  test("takes all of it and nothing else", async () => {
    const sam = await aPerson(deps, "sam", { role: "manager" });
    const mia = await aPerson(deps, "mia", { role: "marketer" });
    const own = await aPerson(deps, "oli", { teamKeys: ["own-team"] });
    const owners = { marketing: "mia@example.com", sales: "sam@example.com" };
    const facts = { key: "expo", name: "Campaign expo", channel: "trade_show", owners, teams: ["own-team"] };
    await publishOwn([mia.id, sam.id], facts);
    await practise(deps, { id: own.id, timeZone: "Europe/Berlin" }, await campaignOf(deps));
    const { lead } = await receive(deps);
    const answers = await count(`answer where rep_id = '${own.id}'`);

    expect(await removeDemo(deps)).toMatchObject({ kind: "removed", people: 12, campaigns: 3 });

    for (const table of ["person", "team", "campaign", "lead"]) expect(await count(`${table} where demo`)).toBe(0);
    expect(await count("person")).toBe(4);
    expect(await count("lead")).toBe(1);
    expect(await count("answer")).toBe(answers);
    const { id } = await campaignOf(deps);
    for (const table of ["playbook", "proposal", "memory", "eligibility", "presentation", "decision", "assignment"]) {
      expect([table, await count(table)]).toEqual([table, await count(`${table} where campaign_id = ${id}`)]);
      expect(await count(table)).toBeGreaterThan(0);
    }
    for (const table of ["lead_event", "lead_move", "sla_clock", "touch", "disposition"]) {
      expect(await count(`${table} where lead_id <> '${lead.id}'`)).toBe(0);
    }
    for (const table of ["leave", "waiver", "hold"]) expect(await count(table)).toBe(0);
    expect(await getLeadStanding(database.db, lead.id)).toMatchObject({
      assignment: { rep: { email: "oli@example.com" } },
    });
    expect(await removeDemo(deps)).toEqual({ kind: "nothing_there" });
  });
});

/** A campaign that nobody of the demo owns. */
async function publishOwn(signers: readonly string[], campaign: Record<string, unknown>): Promise<void> {
  const playbook = aPlaybook({ key: "expo", sections: { campaign } });
  const proposed = await propose(deps, { actor: { kind: "system" }, playbook });
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  const { proposalId, contentHash } = proposed;
  for (const signerId of signers) await sign(deps, { signerId, proposalId, contentHash });
  const published = await publish(deps, { actor: { kind: "system" }, proposalId });
  if (published.kind !== "published") throw new Error(published.kind);
}
