import type { CatalogueAttribute, LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import type { SaidType } from "#app/domain/leads/said-values.ts";
import { attributeLabel, FIXED_ATTRIBUTES } from "#app/domain/playbook/attributes.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import type { AttributeNode } from "./tree.ts";

/** What conditions are about: a lead, or each single event of a type. */
export type ConditionScope = { readonly kind: "lead" } | { readonly kind: "event"; readonly type: string };

/** What real leads say where conditions of this scope look. */
export function attributesIn(catalogue: LeadCatalogue, scope: ConditionScope): readonly CatalogueAttribute[] {
  if (scope.kind === "lead") return catalogue.attributes;
  return catalogue.events.find(({ type }) => type === scope.type)?.data ?? [];
}

export interface PickList {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The attributes to pick from: what leads have with how many have it, then what they could have. */
export function attributePicks(catalogue: LeadCatalogue, scope: ConditionScope): PickList[] {
  const seen = attributesIn(catalogue, scope);
  const total = scope.kind === "lead" ? catalogue.leads : 0;
  const others = scope.kind === "lead" ? FIXED_ATTRIBUTES.filter((path) => !seen.some((one) => one.path === path)) : [];
  const lists: PickList[] = [
    {
      label: "In your leads",
      options: seen.map(({ path, label, leads }) => ({
        value: path,
        label: total > 0 ? `${capitalised(label)} (${share(leads, total)})` : capitalised(label),
      })),
    },
    {
      label: seen.length === 0 ? "Known to every campaign" : "Not in your leads so far",
      options: others.map((path) => ({ value: path, label: capitalised(attributeLabel(path)) })),
    },
  ];
  return lists.filter(({ options }) => options.length > 0);
}

/** What an attribute holds: as its leads say, else as its name or the rule so far suggests. */
export function typeOf(
  node: Pick<AttributeNode, "path" | "op" | "values">,
  seen: readonly CatalogueAttribute[],
): SaidType {
  const known = seen.find(({ path }) => path === node.path);
  if (known) return known.type;
  if (["company.employees", "company.revenue", "deal.amount"].includes(node.path)) return "number";
  return node.values[0]?.type ?? "text";
}

function share(leads: number, total: number): string {
  const percent = Math.round((100 * leads) / total);
  return leads === 0 ? "none" : percent === 0 ? "under 1 %" : `${percent} %`;
}
