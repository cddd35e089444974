import { assertNever } from "#app/domain/assert-never.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { around, depthOf, find, moved, placeOf, replaced, removed } from "./edits.ts";
import { type AttributeNode, type EditorNode, type EventNode, type GroupNode, type Join, treeOf } from "./tree.ts";

export interface EditorState {
  readonly root: GroupNode;
  /** The number of the last id given out. */
  readonly lastId: number;
  /** Where the keyboard goes after a change of shape: an element's id ends with it. */
  readonly focus: { readonly id: string; readonly part: "first" | "add" | "up" | "down" } | null;
  /** What a screen reader is told about it. */
  readonly said: string;
}

export type EditorAction =
  | { readonly kind: "add"; readonly group: string; readonly what: "attribute" | "event" | "group" }
  | { readonly kind: "remove"; readonly id: string }
  | { readonly kind: "move"; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: "wrap"; readonly id: string }
  | { readonly kind: "unwrap"; readonly id: string }
  | { readonly kind: "join"; readonly id: string; readonly join: Join }
  | { readonly kind: "attribute"; readonly id: string; readonly change: Partial<Omit<AttributeNode, "id" | "kind">> }
  | { readonly kind: "event"; readonly id: string; readonly change: Partial<Omit<EventNode, "id" | "kind" | "where">> }
  | { readonly kind: "where"; readonly id: string; readonly on: boolean }
  | { readonly kind: "load"; readonly rule: Rule | null };

/** Groups within groups, as deep as the file format allows conditions to stand. */
export const DEEPEST = 7;

export function startState(rule: Rule | null): EditorState {
  return load({ root: EMPTY, lastId: 0, focus: null, said: "" }, rule);
}

/** What an edit makes of a rule: pure, so that every step can be tested without a page. */
export function edit(state: EditorState, action: EditorAction): EditorState {
  const quietly = (root: GroupNode): EditorState => ({ ...state, root, focus: null, said: "" });
  switch (action.kind) {
    case "add":
      return add(state, action.group, action.what);
    case "remove":
      return remove(state, action.id);
    case "move":
      return move(state, action.id, action.by);
    case "wrap":
      return wrap(state, action.id);
    case "unwrap":
      return unwrap(state, action.id);
    case "join":
      return quietly(
        replaced(state.root, action.id, (node) =>
          node.kind === "group" ? [{ ...node, join: action.join, bare: node.bare && action.join !== "none" }] : [node],
        ),
      );
    case "attribute":
      return quietly(
        replaced(state.root, action.id, (node) => [node.kind === "attribute" ? { ...node, ...action.change } : node]),
      );
    case "event":
      return quietly(
        replaced(state.root, action.id, (node) => [node.kind === "event" ? { ...node, ...action.change } : node]),
      );
    case "where":
      return where(state, action.id, action.on);
    case "load":
      return load(state, action.rule);
    default:
      return assertNever(action);
  }
}

const EMPTY: GroupNode = { id: "n0", kind: "group", join: "all", bare: true, parts: [] };

function add(state: EditorState, group: string, what: "attribute" | "event" | "group"): EditorState {
  const id = `n${state.lastId + 1}`;
  const first: EditorNode = {
    id,
    kind: "attribute",
    path: "",
    op: "eq",
    negated: false,
    values: [{ type: "text", text: "" }],
  };
  const node: EditorNode =
    what === "attribute"
      ? first
      : what === "event"
        ? { id, kind: "event", type: "", negated: false, amount: "", unit: "d", times: "1", where: null }
        : { id: `n${state.lastId + 2}`, kind: "group", join: "any", bare: false, parts: [first] };
  const root = replaced(state.root, group, (found) =>
    found.kind === "group" ? [{ ...found, parts: [...found.parts, node] }] : [found],
  );
  const said = what === "group" ? "A group with one condition was added." : "A condition was added.";
  return { root, lastId: state.lastId + 2, focus: { id, part: "first" }, said };
}

function remove(state: EditorState, id: string): EditorState {
  const place = placeOf(state.root, id);
  if (!place) return state;
  const next = place.group.parts[place.index + 1] ?? place.group.parts[place.index - 1];
  const focus = next ? ({ id: next.id, part: "first" } as const) : ({ id: place.group.id, part: "add" } as const);
  const what = find(state.root, id)?.kind === "group" ? "The group" : "The condition";
  return { ...state, root: removed(state.root, id), focus, said: `${what} was removed.` };
}

function move(state: EditorState, id: string, by: -1 | 1): EditorState {
  const root = moved(state.root, id, by);
  if (root === state.root) return state;
  const place = placeOf(root, id);
  const where = place ? `It is now ${place.index + 1} of ${place.group.parts.length}.` : "";
  return {
    ...state,
    root,
    focus: { id, part: by < 0 ? "up" : "down" },
    said: `Moved ${by < 0 ? "up" : "down"}. ${where}`,
  };
}

function wrap(state: EditorState, id: string): EditorState {
  if (depthOf(state.root, id) >= DEEPEST) return state;
  const group = `n${state.lastId + 1}`;
  const root = replaced(state.root, id, (node) => [around(group, node)]);
  return {
    root,
    lastId: state.lastId + 1,
    focus: { id, part: "first" },
    said: "The condition stands in a group of its own now.",
  };
}

function unwrap(state: EditorState, id: string): EditorState {
  const group = find(state.root, id);
  if (group?.kind !== "group" || id === state.root.id) return state;
  const [first] = group.parts;
  const root = replaced(state.root, id, () => group.parts);
  return {
    ...state,
    root,
    focus: { id: first?.id ?? root.id, part: first ? "first" : "add" },
    said: "The group was taken apart.",
  };
}

function where(state: EditorState, id: string, on: boolean): EditorState {
  const condition: AttributeNode = {
    id: `n${state.lastId + 2}`,
    kind: "attribute",
    path: "",
    op: "gte",
    negated: false,
    values: [{ type: "number", text: "" }],
  };
  const group: GroupNode = { id: `n${state.lastId + 1}`, kind: "group", join: "all", bare: true, parts: [condition] };
  const root = replaced(state.root, id, (node) => [
    node.kind === "event" ? { ...node, where: on ? group : null } : node,
  ]);
  return {
    root,
    lastId: state.lastId + 2,
    focus: { id: on ? condition.id : id, part: "first" },
    said: on ? "A condition on each single event was added." : "The condition on each single event was removed.",
  };
}

function load(state: EditorState, rule: Rule | null): EditorState {
  let lastId = state.lastId;
  const root = treeOf(rule, () => `n${(lastId += 1)}`);
  return { root, lastId, focus: null, said: "" };
}
