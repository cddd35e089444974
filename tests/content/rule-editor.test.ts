import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { readRule } from "#app/use-cases/playbook/read-rule.ts";
import { aRule } from "#tests/content/arbitraries.ts";
import { depthOf, find, placeOf } from "#app/ui/rule-editor/edits.ts";
import { fileText } from "#app/ui/rule-editor/file-value.ts";
import { operatorChoices, valuesFor } from "#app/ui/rule-editor/operators.ts";
import { edit, type EditorAction, type EditorState, startState } from "#app/ui/rule-editor/reducer.ts";
import { type EditorNode, type GroupNode, ruleOf } from "#app/ui/rule-editor/tree.ts";

const size: Rule = { attribute: "company.employees", op: "gte", value: 50 };
const demo: Rule = { event: "demo_requested", atLeast: 1, withinMs: 86_400_000 };

const idsOf = (node: EditorNode): string[] => [
  node.id,
  ...(node.kind === "group" ? node.parts.flatMap(idsOf) : []),
  ...(node.kind === "event" && node.where ? idsOf(node.where) : []),
];
const leavesOf = (node: EditorNode): string[] => (node.kind === "group" ? node.parts.flatMap(leavesOf) : [node.id]);
const run = (state: EditorState, ...actions: EditorAction[]) => actions.reduce(edit, state);
const partAt = (group: GroupNode, index: number) => group.parts[index]!;

describe("a rule and the tree it is edited as", () => {
  test("there and back is the same rule, also over the text that is posted", () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        const { root } = startState(rule);
        expect(ruleOf(root)).toEqual(rule);
        expect(new Set(idsOf(root)).size).toBe(idsOf(root).length);
        expect(readRule(fileText(root))).toEqual({ kind: "rule", rule });
      }),
      { numRuns: 100 },
    );
  });

  test.each<[Rule]>([
    [{ not: { any: [size] } }],
    [{ not: { not: size } }],
    [{ not: { any: [{ not: size }] } }],
    [{ not: { any: [{ any: [size, demo] }] } }],
    [{ all: [{ all: [size] }] }],
    [{ not: { all: [size, demo] } }],
  ])("%j", (rule) => {
    expect(ruleOf(startState(rule).root)).toEqual(rule);
  });

  test("what is unfinished is no rule, and posted all the same, for the server to say what it lacks", () => {
    const { root } = run(startState(size), { kind: "add", group: startState(size).root.id, what: "attribute" });
    expect(ruleOf(root)).toBeNull();
    const read = readRule(fileText(root));
    expect(read.kind === "invalid" && read.problems.map(({ message }) => message)[0]).toMatch(
      /^rule\.all\[1\]\.attribute: found ""/,
    );
    expect(fileText(startState(null).root)).toBe("");
  });
});

describe("editing", () => {
  test("adds, fills in and groups: from nothing to a whole rule", () => {
    let state = startState(null);
    const root = state.root.id;
    state = run(state, { kind: "add", group: root, what: "attribute" });
    const first = state.focus!.id;
    state = run(
      state,
      {
        kind: "attribute",
        id: first,
        change: { path: "company.employees", op: "gte", values: [{ type: "number", text: "50" }] },
      },
      { kind: "add", group: root, what: "event" },
    );
    state = run(
      state,
      { kind: "event", id: state.focus!.id, change: { type: "demo_requested", amount: "14" } },
      { kind: "join", id: root, join: "any" },
    );
    expect(ruleOf(state.root)).toEqual({
      any: [size, { event: "demo_requested", atLeast: 1, withinMs: 14 * 86_400_000 }],
    });
    state = run(state, { kind: "wrap", id: first });
    expect(ruleOf(state.root)).toMatchObject({ any: [{ any: [size] }, {}] });
    state = run(state, { kind: "unwrap", id: partAt(state.root, 0).id });
    expect(ruleOf(state.root)).toMatchObject({ any: [size, {}] });
  });

  test("after a removal the keyboard is at the next part, at the last one, or at the button that adds", () => {
    let state = startState({ all: [size, demo] });
    const [one, two] = state.root.parts.map(({ id }) => id);
    state = run(state, { kind: "remove", id: one! });
    expect(state.focus).toEqual({ id: two, part: "first" });
    state = run(state, { kind: "remove", id: two! });
    expect(state).toMatchObject({ focus: { id: state.root.id, part: "add" }, said: "The condition was removed." });
  });

  test("moves as in an outline: past a condition, into the next group, out of it at its end", () => {
    let state = startState({ all: [size, { any: [demo, demo] }] });
    const id = partAt(state.root, 0).id;
    const depths = [1, 2, 3, 4].map(() => {
      state = run(state, { kind: "move", id, by: 1 });
      return `${depthOf(state.root, id)}/${placeOf(state.root, id)!.index}`;
    });
    expect(depths).toEqual(["2/0", "2/1", "2/2", "1/1"]);
    expect(state.said).toBe("Moved down. It is now 2 of 2.");
    expect(run(state, { kind: "move", id, by: 1 })).toBe(state);
  });

  test("no edit loses or doubles a condition, and a step back undoes a step", () => {
    const anEdit = fc.record({ pick: fc.nat(), by: fc.constantFrom(-1 as const, 1 as const), wraps: fc.boolean() });
    fc.assert(
      fc.property(aRule, fc.array(anEdit, { maxLength: 8 }), (rule, edits) => {
        let state = startState(rule);
        const before = leavesOf(state.root).toSorted();
        for (const { pick, by, wraps } of edits) {
          const ids = idsOf(state.root);
          const id = ids[pick % ids.length]!;
          state = edit(state, wraps ? { kind: "wrap", id } : { kind: "move", id, by });
          expect(leavesOf(state.root).toSorted()).toEqual(before);
        }
      }),
    );
  });

  test("removing the last condition on single events leaves the event without any", () => {
    let state = startState(demo);
    const event = partAt(state.root, 0).id;
    state = run(state, { kind: "where", id: event, on: true });
    state = run(state, { kind: "remove", id: state.focus!.id });
    expect(find(state.root, event)).toMatchObject({ kind: "event", where: null });
  });
});

describe("comparisons", () => {
  test("fit what an attribute holds, and the chosen one is always among them", () => {
    expect(operatorChoices("yes_no", { op: "eq", negated: false }).map(({ words }) => words)).toEqual([
      "is",
      "is known",
      "is not known",
    ]);
    expect(operatorChoices("text", { op: "between", negated: true }).at(-1)).toEqual({
      op: "between",
      negated: true,
      words: "not: is between",
    });
  });

  test("another comparison keeps what was typed, as far as it fits", () => {
    const typed = [{ type: "number" as const, text: "50" }];
    expect(valuesFor("between", "number", typed)).toEqual([...typed, { type: "number", text: "" }]);
    expect(valuesFor("in", "number", typed)).toEqual(typed);
    expect(valuesFor("contains_any", "text", typed)).toEqual([{ type: "text", text: "50" }]);
    expect(valuesFor("exists", "text", typed)).toEqual([]);
  });
});
