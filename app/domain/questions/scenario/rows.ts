import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { agoInWords } from "#app/domain/playbook/ago.ts";
import { attributeLabel, attributeOf } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";
import { capitalised, joinWords, numberInWords } from "#app/domain/playbook/words.ts";

export interface LeadRow {
  readonly label: string;
  readonly value: string;
}

const ALWAYS = ["contact.title", "contact.email", "company.employees", "company.industry", "company.country"];

/**
 * A made-up lead as label and value, in the order to show: who, where, then every attribute and event the rules look at,
 * said to be unknown or not to have happened where that is so.
 */
export function leadRows(lead: LeadFacts, slots: readonly string[], at: number): LeadRow[] {
  const name = [text(lead, "contact.first_name"), text(lead, "contact.last_name")].join(" ");
  return [
    { label: "Name", value: name },
    { label: "Company", value: text(lead, "company.name") },
    ...factRows(
      lead,
      [...ALWAYS, ...slots].filter((slot) => !NAMES.includes(slot)),
      at,
    ),
  ];
}

/** The same without who it is: what the rules look at and nothing else, for leads that stand beside each other. */
export function factRows(lead: LeadFacts, slots: readonly string[], at: number): LeadRow[] {
  const paths = [...new Set(slots.filter((slot) => !slot.startsWith("event:")))];
  const types = slots.filter((slot) => slot.startsWith("event:")).map((slot) => slot.slice("event:".length));
  return [
    ...paths.map((path) => ({ label: labelOf(path), value: plain(attributeOf(lead, path)) })),
    ...types.map((type) => ({ label: capitalised(eventPhrase(type)), value: happened(lead.events, type, at) })),
  ];
}

/** The rows that read differently for two leads of the same slots. */
export function differingRows(
  before: readonly LeadRow[],
  after: readonly LeadRow[],
): { label: string; before: string; after: string }[] {
  return before.flatMap(({ label, value }, index) => {
    const other = after[index]?.value ?? "";
    return value === other ? [] : [{ label, before: value, after: other }];
  });
}

/** Said by the first two rows already. */
const NAMES: readonly string[] = ["contact.first_name", "contact.last_name", "company.name"];

function labelOf(path: string): string {
  return path === "company.employees" ? "Employees" : capitalised(attributeLabel(path));
}

function happened(events: readonly LeadEvent[], type: string, at: number): string {
  const times = events
    .filter((event) => event.type === type)
    .toSorted((a, b) => b.at - a.at)
    .map((event) => `${agoInWords(event.at, at)}${dataInWords(event)}`);
  return times.length === 0 ? "never" : joinWords(times, "and");
}

function dataInWords({ data }: LeadEvent): string {
  const said = Object.entries(data).map(([key, value]) => `${attributeLabel(key)}: ${plain(value)}`);
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function plain(value: AttributeValue | undefined): string {
  if (value === undefined) return "not known";
  return typeof value === "object" ? joinWords(value.map(plainScalar), "and") : plainScalar(value);
}

function plainScalar(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? numberInWords(value) : value;
}

function text(lead: LeadFacts, path: string): string {
  return plain(attributeOf(lead, path));
}
