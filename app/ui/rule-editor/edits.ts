import type { EditorNode, GroupNode } from "./tree.ts";

export interface Place {
  readonly group: GroupNode;
  readonly index: number;
}

/** The node with this id, wherever it stands, also among the conditions of an event. */
export function find(node: EditorNode, id: string): EditorNode | null {
  if (node.id === id) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, id);
    if (found) return found;
  }
  return null;
}

/** The group a node stands in and where in it; null for a root. */
export function placeOf(node: EditorNode, id: string): Place | null {
  if (node.kind === "group") {
    const index = node.parts.findIndex((part) => part.id === id);
    if (index !== -1) return { group: node, index };
  }
  for (const child of childrenOf(node)) {
    const found = placeOf(child, id);
    if (found) return found;
  }
  return null;
}

/** How many groups a node stands in. */
export function depthOf(root: EditorNode, id: string): number {
  const place = placeOf(root, id);
  return place ? 1 + depthOf(root, place.group.id) : 0;
}

/** The tree with one node replaced by others; none removes it. A root is never removed. */
export function replaced(root: GroupNode, id: string, change: (node: EditorNode) => readonly EditorNode[]): GroupNode {
  if (root.id === id) {
    const [next] = change(root);
    return next?.kind === "group" ? next : root;
  }
  const parts = root.parts.flatMap((part) => replacedIn(part, id, change));
  return { ...root, parts };
}

/** The tree without a node; a condition on single events goes with its last part. */
export function removed(root: GroupNode, id: string): GroupNode {
  return withoutEmptyWheres(replaced(root, id, () => []));
}

/** A group around one node. */
export function around(id: string, node: EditorNode): GroupNode {
  return { id, kind: "group", join: "any", bare: false, parts: [node] };
}

/**
 * The tree with a node one step up or down, as in an outline: past a condition, into a group that comes next, out of its
 * own at the end. The same tree where there is no further step.
 */
export function moved(root: GroupNode, id: string, by: -1 | 1): GroupNode {
  const place = placeOf(root, id);
  const node = find(root, id);
  if (!place || !node) return root;
  const { group, index } = place;
  const neighbour = group.parts[index + by];
  const insert = (into: string, at: (parts: readonly EditorNode[]) => number, without: GroupNode): GroupNode =>
    replaced(without, into, (found) => {
      if (found.kind !== "group") return [found];
      const position = at(found.parts);
      return [{ ...found, parts: [...found.parts.slice(0, position), node, ...found.parts.slice(position)] }];
    });
  const without = replaced(root, id, () => []);
  if (neighbour?.kind === "group" && node.kind !== "group") {
    return insert(neighbour.id, (parts) => (by === 1 ? 0 : parts.length), without);
  }
  if (neighbour) return insert(group.id, () => index + by, without);
  const outer = placeOf(root, group.id);
  if (!outer) return root;
  return insert(outer.group.id, () => outer.index + (by === 1 ? 1 : 0), without);
}

function replacedIn(
  node: EditorNode,
  id: string,
  change: (node: EditorNode) => readonly EditorNode[],
): readonly EditorNode[] {
  if (node.id === id) return change(node);
  if (node.kind === "group") return [{ ...node, parts: node.parts.flatMap((part) => replacedIn(part, id, change)) }];
  if (node.kind === "event" && node.where) return [{ ...node, where: replaced(node.where, id, change) }];
  return [node];
}

function withoutEmptyWheres(group: GroupNode): GroupNode {
  const parts = group.parts.map((part): EditorNode => {
    if (part.kind === "group") return withoutEmptyWheres(part);
    return part.kind === "event" && part.where?.parts.length === 0 ? { ...part, where: null } : part;
  });
  return { ...group, parts };
}

function childrenOf(node: EditorNode): readonly EditorNode[] {
  if (node.kind === "group") return node.parts;
  return node.kind === "event" && node.where ? [node.where] : [];
}
