import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeParts } from "#app/domain/playbook/merge.ts";
import { isSameOrder, mergeOrder, movedKey, orderOf } from "#app/domain/playbook/order.ts";
import { joinParts, type PartName } from "#app/domain/playbook/parts.ts";

const someOrder = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"));

describe("the order of criteria", () => {
  test.each([
    ["mine alone moved", "abc", "bac", "abc", "bac", false],
    ["theirs alone moved", "abc", "abc", "cab", "cab", false],
    ["both moved alike", "abc", "bac", "bac", "bac", false],
    ["both moved, each in another way", "abc", "bac", "acb", "bac", true],
    ["they added where I moved", "abc", "bac", "abxc", "baxc", false],
    ["I added where they moved", "abc", "abcx", "cab", "cabx", false],
    ["they removed where I moved", "abc", "cba", "ac", "cba", false],
    ["they put one first", "abc", "acb", "xabc", "xacb", false],
  ])("%s", (_, base, mine, theirs, order, conflict) => {
    expect(mergeOrder([...base], [...mine], [...theirs])).toEqual({ order: [...order], conflict });
  });

  test("merged, it names what either names, once, and loses nobody's move but in a conflict", () => {
    fc.assert(
      fc.property(someOrder, someOrder, someOrder, (base, mine, theirs) => {
        const { order, conflict } = mergeOrder(base, mine, theirs);
        expect(order.toSorted()).toEqual([...new Set([...mine, ...theirs])].toSorted());
        if (conflict || !isSameOrder(base, mine)) expect(isSameOrder(order, mine)).toBe(true);
        else if (!isSameOrder(base, theirs)) expect(isSameOrder(order, theirs)).toBe(true);
      }),
    );
  });

  test("a move swaps two neighbours, and beyond the ends nothing happens", () => {
    expect(movedKey(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"]);
    expect(movedKey(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"]);
    expect(movedKey(["a", "b"], "a", "up")).toEqual(["a", "b"]);
    expect(movedKey(["a", "b"], "b", "down")).toEqual(["a", "b"]);
    expect(movedKey(["a", "b"], "x", "up")).toEqual(["a", "b"]);
  });

  test("is what the criteria stand in; one that is gone is passed over, a new one comes last", () => {
    const parts = new Map<PartName, unknown>([
      ["criteria", ["c", "gone", "a"]],
      ["criteria/a", { key: "a" }],
      ["criteria/b", { key: "b" }],
      ["criteria/c", { key: "c" }],
    ]);
    expect(orderOf(parts)).toEqual(["c", "a", "b"]);
    expect(joinParts(parts)).toMatchObject({ criteria: [{ key: "c" }, { key: "a" }, { key: "b" }] });
  });

  test("moved by one and edited by another, both stand", () => {
    const text = (order: readonly string[], why: string) =>
      new Map<PartName, unknown>([
        ["criteria", order],
        ["criteria/a", { key: "a", why }],
        ["criteria/b", { key: "b", why: "as it was" }],
      ]);
    const { parts, conflicts } = mergeParts(text(["a", "b"], ""), text(["a", "b"], "mine"), text(["b", "a"], ""));
    expect(conflicts).toEqual([]);
    expect(joinParts(parts)).toMatchObject({ criteria: [{ key: "b" }, { key: "a", why: "mine" }] });
  });
});
