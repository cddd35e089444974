import { attributeLabel } from "#app/domain/playbook/attributes.ts";
import type { Conversion } from "#app/domain/leads/import/convert.ts";
import type { WantedFacts } from "#app/domain/leads/import/wanted-facts.ts";

const FIXED = [
  "contact.email",
  "contact.first_name",
  "contact.last_name",
  "contact.title",
  "contact.phone",
  "company.name",
  "company.domain",
  "company.employees",
  "company.revenue",
  "company.industry",
  "company.country",
  "company.region",
  "deal.amount",
] as const;

/** Where a column may go, in words: first what identifies a lead and what the rules ask about. */
export function targetOptions({ attributes, events }: WantedFacts): { value: string; label: string }[] {
  const own = attributes.filter(({ path }) => !FIXED.some((fixed) => fixed === path));
  return [
    { value: "", label: "Leave it out" },
    { value: "externalId", label: "Your id: tells one lead from another" },
    ...own.map(({ path }) => ({ value: path, label: `${sentence(attributeLabel(path))} (the rules ask for it)` })),
    ...events.map(({ type, data }) => ({
      value: eventValue(type, data),
      label: `${eventLabel(type, data)} (the rules ask for it)`,
    })),
    ...FIXED.map((path) => ({ value: path, label: sentence(attributeLabel(path)) })),
    { value: "inquiry", label: "What they asked or said" },
    { value: "attributes", label: "An attribute of your own …" },
    { value: "source", label: "Something about the source …" },
    { value: "event", label: "Something they did …" },
  ];
}

export const READ_AS: readonly { readonly value: Conversion | ""; readonly label: string }[] = [
  { value: "", label: "As it is" },
  { value: "number", label: "Number, 1,234.5" },
  { value: "number_comma", label: "Number, 1.234,5" },
  { value: "yes_no", label: "Yes or no" },
  { value: "list", label: "List, split at ; , |" },
  { value: "date_ymd", label: "Date, 2026-11-18" },
  { value: "date_dmy", label: "Date, 18.11.2026" },
  { value: "date_mdy", label: "Date, 11/18/2026" },
];

export const ORDERS = [
  { value: "ymd", label: "Year first: 2026-11-18" },
  { value: "dmy", label: "Day first: 18.11.2026" },
  { value: "mdy", label: "Month first: 11/18/2026" },
] as const;

export function eventValue(type: string, data: string | null): string {
  return data === null ? `event:${type}` : `event:${type}/${data}`;
}

function eventLabel(type: string, data: string | null): string {
  const words = sentence(type.replace(/_/g, " "));
  return data === null ? words : `${words}: ${data.replace(/_/g, " ")}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
