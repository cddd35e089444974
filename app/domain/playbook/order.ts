import type { PartName, Parts } from "#app/domain/playbook/parts.ts";

/** The part that says in which order the criteria stand: their keys, from first to last. */
export const ORDER = "criteria" satisfies PartName;

/** The keys of the criteria that are there, in their order; what the order doesn't name comes last. */
export function orderOf(parts: Parts): string[] {
  const keys = [...parts.keys()].flatMap((name) =>
    name.startsWith("criteria/") ? [name.slice("criteria/".length)] : [],
  );
  const listed = keysIn(parts.get(ORDER)).filter((key) => keys.includes(key));
  return [...new Set([...listed, ...keys])];
}

/** Whether what two orders both name stands in one sequence; what is only in one of them is no move. */
export function isSameOrder(before: unknown, after: unknown): boolean {
  const [one, two] = [keysIn(before), keysIn(after)];
  const inBoth = (order: readonly string[], other: ReadonlySet<string>) =>
    order.filter((key) => other.has(key)).join(",");
  return inBoth(one, new Set(two)) === inBoth(two, new Set(one));
}

/**
 * Three-way merge of two orders that both began as `base`: who moved something decides; if both moved, each in another way,
 * it is a conflict and mine stands. What only the other has stands before what it preceded there, or last.
 */
export function mergeOrder(base: unknown, mine: unknown, theirs: unknown): { order: string[]; conflict: boolean } {
  const iMoved = !isSameOrder(base, mine);
  const theyMoved = !isSameOrder(base, theirs);
  const [lead, other] = theyMoved && !iMoved ? [keysIn(theirs), keysIn(mine)] : [keysIn(mine), keysIn(theirs)];
  return { order: withRest(lead, other), conflict: iMoved && theyMoved && !isSameOrder(mine, theirs) };
}

/** The order with one key a place further up or down; the same if it can't go there. */
export function movedKey(order: readonly string[], key: string, way: "up" | "down"): string[] {
  const from = order.indexOf(key);
  const to = way === "up" ? from - 1 : from + 1;
  const other = order[to];
  if (from < 0 || other === undefined) return [...order];
  return order.map((one, index) => (index === from ? other : index === to ? key : one));
}

function withRest(lead: readonly string[], other: readonly string[]): string[] {
  return other.reduceRight<string[]>(
    (order, key, index) => {
      if (order.includes(key)) return order;
      const before = order.indexOf(other[index + 1] ?? "");
      return order.toSpliced(before < 0 ? order.length : before, 0, key);
    },
    [...lead],
  );
}

function keysIn(order: unknown): string[] {
  return Array.isArray(order) ? order.filter((key) => typeof key === "string") : [];
}
