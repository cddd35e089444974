import { ruleToFile } from "#app/domain/playbook/to-file.ts";
import { type AttributeNode, type EditorNode, isListOperator, ruleOf, scalarOf } from "./tree.ts";

/** What the form posts: the rule as JSON in the file format, unfinished parts as they are, so that the server says what they lack. */
export function fileText(root: EditorNode): string {
  if (root.kind === "group" && root.parts.length === 0) return "";
  const rule = ruleOf(root);
  return JSON.stringify(rule ? ruleToFile(rule) : unfinished(root), null, 2);
}

function unfinished(node: EditorNode): unknown {
  const rule = ruleOf(node);
  if (rule) return ruleToFile(rule);
  if (node.kind === "attribute") return turned(node.negated, attributeFields(node));
  if (node.kind === "event") {
    const { type, amount, unit, times, where } = node;
    const within = amount.trim() === "" ? {} : { within: `${amount.trim()}${unit}` };
    const atLeast = Number(times);
    return turned(node.negated, {
      event: type,
      ...within,
      at_least: times.trim() === "" || Number.isNaN(atLeast) ? times : atLeast,
      ...(where && { where: unfinished(where) }),
    });
  }
  const parts = node.parts.map(unfinished);
  if (node.bare && parts.length === 1 && node.join !== "none") return parts[0];
  if (node.join === "none") return { not: { any: parts } };
  return node.join === "all" ? { all: parts } : { any: parts };
}

function attributeFields({ path, op, values }: AttributeNode): Record<string, unknown> {
  if (op === "exists") return { attribute: path, op };
  const said = values
    .filter(({ text }) => text.trim() !== "" || !isListOperator(op))
    .map((value) => scalarOf(value) ?? value.text);
  return { attribute: path, op, value: isListOperator(op) || op === "between" ? said : (said[0] ?? "") };
}

function turned(negated: boolean, value: unknown): unknown {
  return negated ? { not: value } : value;
}
