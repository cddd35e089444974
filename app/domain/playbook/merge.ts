import { isSame } from "#app/domain/playbook/canonical.ts";
import { isSameOrder, mergeOrder, ORDER } from "#app/domain/playbook/order.ts";
import type { PartName, Parts } from "#app/domain/playbook/parts.ts";

export interface Merged {
  readonly parts: Map<PartName, unknown>;
  /** Parts that both changed, each in its own way: `parts` has mine, and somebody has to look. */
  readonly conflicts: readonly PartName[];
}

/**
 * Three-way merge of two texts that both began as `base`, part by part: what only one side changed (or added, or removed)
 * is taken; what both changed alike is taken; what both changed differently keeps mine and is named. Nothing is dropped
 * silently. The order of criteria is merged by itself; questions keep mine, with what only they have behind it.
 */
export function mergeParts(base: Parts, mine: Parts, theirs: Parts): Merged {
  const parts = new Map<PartName, unknown>();
  const conflicts: PartName[] = [];
  for (const name of new Set([...mine.keys(), ...theirs.keys(), ...base.keys()])) {
    const [was, here, there] = [base.get(name), mine.get(name), theirs.get(name)];
    if (name === ORDER) {
      const { order, conflict } = mergeOrder(was, here, there);
      if (conflict) conflicts.push(name);
      parts.set(name, order);
      continue;
    }
    const untouched = isSame(was, here);
    if (!untouched && !isSame(was, there) && !isSame(here, there)) conflicts.push(name);
    const value = untouched ? there : here;
    if (value !== undefined) parts.set(name, value);
  }
  return { parts, conflicts };
}

/** The parts in which two texts differ, in the order of the newer one, removed parts last. What is new or gone moves nothing. */
export function changedPartNames(before: Parts, after: Parts): PartName[] {
  return [...new Set([...after.keys(), ...before.keys()])].filter((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    return name === ORDER ? !isSameOrder(was, is) : !isSame(was, is);
  });
}
