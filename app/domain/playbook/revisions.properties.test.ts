import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishCriteria } from "#app/domain/playbook/changes.ts";
import type { Criterion, Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";

/** One criterion's text: what it means and how it is worded. */
interface Text {
  readonly points: number;
  readonly why: string;
  readonly critical: boolean;
  readonly change?: "material" | undefined;
}
type Step =
  { readonly kind: "publish" | "pending"; readonly texts: readonly (Text | null)[] } | { readonly kind: "cancel" };

const text: fc.Arbitrary<Text> = fc.record({
  points: fc.integer({ min: 1, max: 3 }),
  why: fc.constantFrom("Because.", "because", "For another reason."),
  critical: fc.boolean(),
  change: fc.constantFrom(undefined, undefined, undefined, "material"),
});
const texts = fc.array(fc.option(text, { nil: null, freq: 6 }), { minLength: 2, maxLength: 2 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom("publish" as const, "pending" as const), texts }),
    fc.constant({ kind: "cancel" as const }),
  ),
  { minLength: 1, maxLength: 12 },
);

type Publish = typeof publishCriteria;

describe("the revisions that credit belongs to", () => {
  test("stay while the meaning stays, return only to a known text of that meaning, and are never used for two meanings", () => {
    fc.assert(
      fc.property(steps, (plan) => check(plan, publishCriteria)),
      { numRuns: 2_000 },
    );
  });

  const mutants: Record<string, Publish> = {
    "a clarifying change costs credit": (previous, next, last = {}, known = []) =>
      publishCriteria(previous, next, last, known).map((one) => {
        const before = previous?.criteria.find(({ key }) => key === one.key);
        const same = before?.revision === one.revision && before.why === one.why;
        return before && !same && before.revision === one.revision ? { ...one, revision: one.revision + 1 } : one;
      }),
    "a material change keeps credit": (previous, next, last = {}, known = []) =>
      publishCriteria(previous, next, last, known).map((one) => ({
        ...one,
        revision: previous?.criteria.find(({ key }) => key === one.key)?.revision ?? one.revision,
      })),
    "a cancelled version's number is used again for another meaning": (previous, next) =>
      publishCriteria(previous, next),
    "a text that returns after a cancellation is asked anew": (previous, next, last = {}) =>
      publishCriteria(previous, next, last),
  };
  test.each(Object.entries(mutants))("mutant: %s", (_, mutant) => {
    expect(
      fc.check(
        fc.property(steps, (plan) => check(plan, mutant)),
        { numRuns: 2_000 },
      ).failed,
    ).toBe(true);
  });
});

/** Plays publications, pending versions and cancellations, and looks at every revision that is given out. */
function check(plan: readonly Step[], publishNext: Publish): void {
  const published: PublishedPlaybook[] = [];
  const last: Record<string, number> = {};
  let inForce: PublishedPlaybook | null = null;
  let pending: PublishedPlaybook | null = null;
  for (const step of plan) {
    if (step.kind === "cancel") {
      pending = null;
      continue;
    }
    const counting: PublishedPlaybook | null = pending ?? inForce;
    const dropped = published.filter(({ version }) => version > (counting?.version ?? 0)).reverse();
    const known = [...(inForce && inForce !== counting ? [inForce] : []), ...dropped];
    const next = playbookOf(step.texts);
    const criteria = publishNext(counting, next, last, known);
    const version: PublishedPlaybook = { ...next, criteria, version: published.length + 1 };
    expectSound(version, { counting, known, published, last });
    for (const { key, revision } of criteria) last[key] = Math.max(last[key] ?? 0, revision);
    published.push(version);
    if (step.kind === "pending" && inForce) pending = version;
    else [inForce, pending] = [version, null];
  }
}

function expectSound(
  version: PublishedPlaybook,
  before: {
    counting: PublishedPlaybook | null;
    known: readonly PublishedPlaybook[];
    published: readonly PublishedPlaybook[];
    last: Readonly<Record<string, number>>;
  },
): void {
  for (const criterion of version.criteria) {
    const in_ = (playbook: PublishedPlaybook) => playbook.criteria.find(({ key }) => key === criterion.key);
    const old = before.counting && in_(before.counting);
    // A change from a text leaves its revision behind, whoever else says the same under that number.
    const known = before.known
      .flatMap((one) => in_(one) ?? [])
      .filter((one) => one.revision !== old?.revision && keepsCredit(one, criterion));
    if (old && keepsCredit(old, criterion)) expect(criterion.revision).toBe(old.revision);
    else if (known.length > 0) expect(known.map(({ revision }) => revision)).toContain(criterion.revision);
    else expect(criterion.revision).toBeGreaterThan(before.last[criterion.key] ?? 0);
    // Whatever the order of events: credit never fits a text of another meaning.
    for (const one of before.published.flatMap((playbook) => in_(playbook) ?? [])) {
      if (one.revision === criterion.revision) expect(meaningOf(one)).toBe(meaningOf(criterion));
    }
  }
}

function meaningOf({ points, importance }: Criterion): string {
  return `${points} ${importance}`;
}

function keepsCredit(before: Criterion, after: Criterion): boolean {
  if (meaningOf(before) !== meaningOf(after)) return false;
  return before.why === after.why || after.change !== "material";
}

const BASE = aPlaybook();

function playbookOf(parts: readonly (Text | null)[]): Playbook {
  const criteria = parts.flatMap((part, index): Criterion[] =>
    part
      ? [
          {
            key: `c${index}`,
            title: "Title",
            kind: "fit",
            importance: part.critical ? "critical" : "standard",
            required: false,
            points: part.points,
            why: part.why,
            ...(part.change === undefined ? {} : { change: part.change }),
          },
        ]
      : [],
  );
  return { ...BASE, criteria, questions: [] };
}
