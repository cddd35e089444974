import { ENABLEMENT_KINDS } from "#app/domain/playbook/playbook.ts";
import type { EnablementItem, Persona, Playbook } from "#app/domain/playbook/playbook.ts";

export interface FittingMaterial {
  readonly item: EnablementItem;
  /** Why it fits, in words; null for what is meant for every lead. */
  readonly because: string | null;
}
export interface MaterialForLead {
  /** What helps with this lead: for the persona or a criterion met, then what helps with everybody, by kind. */
  readonly fitting: readonly FittingMaterial[];
  readonly others: readonly EnablementItem[];
}

/**
 * The campaign's material as it concerns one lead. An item fits if it names the lead's persona or a criterion the lead
 * meets; an item that names neither a persona nor a criterion fits every lead.
 */
export function materialFor(
  { criteria, enablement }: Pick<Playbook, "criteria" | "enablement">,
  lead: { readonly persona: Persona | null; readonly met: ReadonlySet<string> },
): MaterialForLead {
  const judged = enablement.map((item) => {
    const reasons = [
      ...(lead.persona && item.for?.includes(lead.persona.key) ? [`For: ${lead.persona.name}`] : []),
      ...criteria
        .filter(({ key }) => key === item.criterion && lead.met.has(key))
        .map(({ title }) => `They meet: ${title}`),
    ];
    const isForAll = (item.for ?? []).length === 0 && item.criterion === undefined;
    return { item, because: reasons.length === 0 ? null : reasons.join(". "), fits: reasons.length > 0 || isForAll };
  });
  return {
    fitting: judged
      .filter(({ fits }) => fits)
      .map(({ item, because }) => ({ item, because }))
      .sort((a, b) => rank(a) - rank(b)),
    others: judged.filter(({ fits }) => !fits).map(({ item }) => item),
  };
}

/** By kind in the order a call needs them; within one, what was chosen for this lead first. */
function rank({ item, because }: FittingMaterial): number {
  return ENABLEMENT_KINDS.indexOf(item.kind) * 2 + (because === null ? 1 : 0);
}
