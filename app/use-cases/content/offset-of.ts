import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document } from "yaml";

import type { Path } from "#app/domain/playbook/problem.ts";

/** Where in the text a path stands: at its key or list entry, or as near to it as the file reaches. */
export function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = start(node) ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function stepInto(node: unknown, step: string | number): { node: unknown; offset: number | undefined } | null {
  if (isSeq(node) && typeof step === "number") {
    const item = node.items[step];
    return item === undefined ? null : { node: item, offset: start(item) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  return pair ? { node: pair.value, offset: start(pair.key) } : null;
}

function start(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
