import type { AttributeNode, EditorNode, EventNode } from "./tree.ts";
import { isListOperator, ruleOf } from "./tree.ts";

/** What a condition still needs before it says anything; null if it is finished. */
export function lacks(node: EditorNode): string | null {
  if (ruleOf(node) !== null) return null;
  if (node.kind === "group") return node.parts.length === 0 ? "Nothing in here yet." : null;
  return node.kind === "attribute" ? attributeLacks(node) : eventLacks(node);
}

function attributeLacks({ path, op, values }: AttributeNode): string {
  if (path === "") return "Choose what it is about.";
  if (op === "between") return "Write two numbers, the lower one first.";
  if (isListOperator(op)) return "Write at least one value, one per line.";
  return values.some(({ type }) => type === "number") ? "Write a number." : "Choose or write a value.";
}

function eventLacks({ type, times, where }: EventNode): string | null {
  if (type === "") return "Choose what they did.";
  if (!/^[1-9][0-9]{0,3}$/.test(times.trim())) return "Write how many times, 1 or more.";
  return where && ruleOf(where) === null ? null : "Write how far back it counts as a whole number, or leave it empty.";
}
