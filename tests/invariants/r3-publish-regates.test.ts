import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishCriteria } from "#app/domain/playbook/changes.ts";
import type { Criterion, Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { standings } from "#app/use-cases/eligibility/gate-question.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { aPlaybook, campaignOf, type CriterionDraft, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { anyAnswers, anyPolicy, NOW } from "#tests/support/gate.ts";
import { aWorldOf } from "#tests/support/leads.ts";
import { practise } from "#tests/support/practise.ts";

/** The seed of an earlier run with R3_SEED. */
const seed = Number(process.env.R3_SEED ?? (Date.now() % 1_000_000) + 1);
const CASES = 1_000;

/** What an author does to one criterion. */
const EDITS = ["nothing", "comma", "words", "points", "rule", "importance", "retire", "declare"] as const;
type Edit = (typeof EDITS)[number];
const COSTS: readonly Edit[] = ["points", "rule", "importance", "declare"];

const KEYS = ["c0", "c1", "c2", "c3"];
const BASE = aPlaybook({
  criteria: KEYS.map((key) => ({ key, rule: { ...SIZE_RULE, value: [50, 1000] }, points: 5 })),
});

const setting = fc.record({
  critical: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  edits: fc.array(fc.constantFrom(...EDITS), { minLength: 4, maxLength: 4 }),
  added: fc.boolean(),
  // The mean of all is not what this is about.
  policy: anyPolicy.map((policy) => ({ ...policy, pass: 0 })),
  reps: fc.array(fc.array(anyAnswers, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
});

describe("R3: a publication asks anew for changed and new criteria only", () => {
  test("whatever is edited and whoever knows what", () => {
    fc.assert(
      fc.property(setting, (one) => check(one, publishCriteria)),
      { seed, numRuns: CASES },
    );
    process.stdout.write(`R3: ${CASES} random edits over random histories, 0 mismatches; seed ${seed}\n`);
  });

  const mutants: Record<string, typeof publishCriteria> = {
    "clarifying costs credit": (previous, next) =>
      next.criteria.map((criterion) => {
        const before = previous?.criteria.find(({ key }) => key === criterion.key);
        const same =
          before && JSON.stringify({ ...before, revision: 0 }) === JSON.stringify({ ...criterion, revision: 0 });
        return { ...criterion, revision: (before?.revision ?? 0) + (same ? 0 : 1) };
      }),
    "material keeps credit": (previous, next) =>
      next.criteria.map((criterion) => ({
        ...criterion,
        revision: previous?.criteria.find(({ key }) => key === criterion.key)?.revision ?? 1,
      })),
    "everything is asked anew": (previous, next) =>
      next.criteria.map((criterion) => ({ ...criterion, revision: (previous?.version ?? 0) + 1 })),
  };
  test.each(Object.entries(mutants))("mutant: %s is caught", (name, mutant) => {
    const found = fc.check(
      fc.property(setting, (one) => check(one, mutant)),
      { seed, numRuns: CASES },
    );
    process.stdout.write(`R3 mutant "${name}": caught after ${found.numRuns} cases; seed ${seed}\n`);
    expect(found.failed).toBe(true);
  });
});

function check(
  { critical, edits, added, policy, reps }: typeof setting extends fc.Arbitrary<infer Value> ? Value : never,
  publishNext: typeof publishCriteria,
): void {
  const text: Playbook = {
    ...BASE,
    gate: policy,
    criteria: BASE.criteria.map((one, index) => ({ ...one, importance: critical[index] ? "critical" : "standard" })),
  };
  const first = versionOf(null, text, publishCriteria);
  const next = versionOf(first, edited(text, edits, added), publishNext);
  for (const histories of reps) {
    const memories = KEYS.flatMap((criterionKey, index) => {
      const state = foldAnswers(DEFAULT_MODEL, histories[index] ?? []);
      return state ? [{ criterionKey, revision: 1, state }] : [];
    });
    const ask = (playbook: PublishedPlaybook) =>
      decide({ at: NOW, policy: playbook.gate, criteria: standings(playbook, memories), pending: null });
    const before = ask(first);
    const after = ask(next);
    let open = true;
    next.criteria.forEach((criterion) => {
      const index = KEYS.indexOf(criterion.key);
      const was = before.criteria.find(({ key }) => key === criterion.key);
      const is = after.criteria.find(({ key }) => key === criterion.key);
      const kept = index >= 0 && !COSTS.includes(edits[index] ?? "nothing");
      if (kept) expect(is?.verdict).toEqual(was?.verdict);
      else expect(["changed", "never_answered"]).toContain(is?.verdict.kind);
      if (criterion.importance === "critical") open &&= kept && was?.verdict.kind === "held";
    });
    expect(after.level !== "not_ready").toBe(open);
  }
}

function versionOf(previous: PublishedPlaybook | null, text: Playbook, publishNext: typeof publishCriteria) {
  return { ...text, criteria: publishNext(previous, text), version: (previous?.version ?? 0) + 1 };
}

function edited(text: Playbook, edits: readonly Edit[], added: boolean): Playbook {
  const criteria = text.criteria.flatMap((criterion, index) => editOf(criterion, edits[index] ?? "nothing") ?? []);
  const [any] = text.criteria;
  return { ...text, criteria: added && any ? [...criteria, { ...any, key: "new" }] : criteria };
}

function editOf(criterion: Criterion, edit: Edit): Criterion | null {
  switch (edit) {
    case "nothing":
      return criterion;
    case "comma":
      return { ...criterion, why: `${criterion.why}!` };
    case "words":
      return { ...criterion, why: "Something else entirely." };
    case "points":
      return { ...criterion, points: criterion.points + 1 };
    case "rule":
      return { ...criterion, rule: { attribute: "company.employees", op: "gte", value: 50 } };
    case "importance":
      return { ...criterion, importance: criterion.importance === "critical" ? "standard" : "critical" };
    case "retire":
      return null;
    case "declare":
      return { ...criterion, why: "Something else entirely.", change: "material" };
  }
}

describe("R3 through the database", () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await cloneDatabase()));
  afterAll(() => database.close());

  test("whoever loses the gate lacks a changed critical criterion; everybody else stays in", async () => {
    const deps = testDeps(database.db);
    const dice = random(seed);
    const drafts = new Map<string, CriterionDraft & { edition: number }>(
      ["a", "b", "c", "d"].map((key) => [key, { key, edition: 0, importance: key === "d" ? "standard" : "critical" }]),
    );
    const write = () =>
      aPlaybook({
        criteria: [...drafts.values()].map(({ edition, ...draft }) => ({
          ...draft,
          rule: { ...SIZE_RULE, value: [50, 1000 + edition] },
          points: 20,
        })),
        sections: SECTIONS,
      });
    const names = ["ada", "ben", "cal"];
    const world = await aWorldOf(deps, names, { criteria: draftsOf(write()), sections: SECTIONS });
    const reps = names.map((name) => ({ id: world.idOf(name), timeZone: "UTC" }));
    /** By hand: which criteria each rep's last answer on the present text was right. */
    const knows = new Map(reps.map(({ id }) => [id, new Set<string>()]));
    let lost = 0;
    for (let round = 0; round < 10; round += 1) {
      for (const rep of reps) {
        await practise(deps, rep, await campaignOf(deps), (question) => {
          const right = dice() > 0.25;
          if (right) knows.get(rep.id)?.add(question.criterionKey);
          else knows.get(rep.id)?.delete(question.criterionKey);
          return right;
        });
      }
      const before = await eligible(deps, reps);
      expect(before).toEqual(expected(knows, drafts));
      for (const [key, draft] of drafts) {
        const roll = dice();
        if (roll < 0.25) drafts.set(key, { ...draft, why: `Reason ${round}.` });
        else if (roll < 0.4) {
          drafts.set(key, { ...draft, edition: draft.edition + 1 });
          for (const known of knows.values()) known.delete(key);
        }
      }
      drafts.set("d", { ...(drafts.get("d") ?? { key: "d", edition: 0 }), title: `Round ${round}` });
      await publishPlaybook(deps, write());
      const after = await eligible(deps, reps);
      expect(after).toEqual(expected(knows, drafts));
      lost += before.filter((id) => !after.includes(id)).length;
    }
    process.stdout.write(`R3 through the database: 10 publications, ${lost} gates lost, 0 mismatches; seed ${seed}\n`);
  });
});

const SECTIONS = { gate: { variants: { critical: 1, standard: 1 }, proven_days: 1, pass: 0 } };

function draftsOf(playbook: Playbook): CriterionDraft[] {
  return playbook.criteria.map(({ key, importance, points }) => ({
    key,
    importance,
    points,
    rule: { ...SIZE_RULE, value: [50, 1000] },
  }));
}

function expected(
  knows: ReadonlyMap<string, ReadonlySet<string>>,
  drafts: ReadonlyMap<string, CriterionDraft>,
): string[] {
  const critical = [...drafts.values()].filter(({ importance }) => importance === "critical").map(({ key }) => key);
  return [...knows].filter(([, known]) => critical.every((key) => known.has(key))).map(([id]) => id);
}

async function eligible(deps: ReturnType<typeof testDeps>, reps: readonly { id: string }[]): Promise<string[]> {
  const repIds = reps.map(({ id }) => id);
  const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps), repIds });
  return repIds.filter((id) => verdicts.get(id)?.eligible);
}

/** A small generator with a seed (Park and Miller). */
function random(from: number): () => number {
  let state = (from % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
