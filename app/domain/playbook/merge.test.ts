import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedPartNames, mergeParts } from "#app/domain/playbook/merge.ts";
import type { PartName, Parts } from "#app/domain/playbook/parts.ts";

const names = ["gate", "brief", "criteria/size", "criteria/role", "questions/size-1"] as const satisfies PartName[];
const someParts: fc.Arbitrary<Parts> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.record({ text: fc.constantFrom("a", "b", "c") })), {
    selector: ([name]) => name,
  })
  .map((entries) => new Map<PartName, unknown>(entries));

/** The same parts, whatever their order. */
const asSet = (parts: Parts) => Object.fromEntries(parts);

describe("merging two texts that began as one", () => {
  test("who changed nothing takes over everything the other did", () => {
    fc.assert(
      fc.property(someParts, someParts, (base, theirs) => {
        const { parts, conflicts } = mergeParts(base, base, theirs);
        expect(asSet(parts)).toEqual(asSet(theirs));
        expect(conflicts).toEqual([]);
      }),
    );
  });

  test("a conflict is exactly a part that both changed, each in another way", () => {
    fc.assert(
      fc.property(someParts, someParts, someParts, (base, mine, theirs) => {
        const both = changedPartNames(base, mine).filter((name) => changedPartNames(base, theirs).includes(name));
        const differing = both.filter((name) => changedPartNames(mine, theirs).includes(name));
        expect(new Set(mergeParts(base, mine, theirs).conflicts)).toEqual(new Set(differing));
      }),
    );
  });

  test("every change of either side is in the merged text, but for theirs where there is a conflict", () => {
    fc.assert(
      fc.property(someParts, someParts, someParts, (base, mine, theirs) => {
        const { parts, conflicts } = mergeParts(base, mine, theirs);
        for (const name of changedPartNames(base, mine)) expect(parts.get(name)).toEqual(mine.get(name));
        for (const name of changedPartNames(base, theirs)) {
          if (!conflicts.includes(name)) expect(parts.get(name)).toEqual(theirs.get(name));
        }
      }),
    );
  });

  test("it matters not who is mine and who is theirs where nobody disagrees", () => {
    fc.assert(
      fc.property(someParts, someParts, someParts, (base, mine, theirs) => {
        const one = mergeParts(base, mine, theirs);
        fc.pre(one.conflicts.length === 0);
        expect(asSet(mergeParts(base, theirs, mine).parts)).toEqual(asSet(one.parts));
      }),
    );
  });
});
