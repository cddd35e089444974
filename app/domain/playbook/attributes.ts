import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";

/** What a lead may say at an attribute path. */
export type AttributeValue = Scalar | readonly Scalar[];

/** Attributes with a fixed name, and how to call them in a sentence. Beside them, `source.*` and `attributes.*` are free. */
const LABELS: Readonly<Record<string, string>> = {
  "contact.email": "e-mail address",
  "contact.first_name": "first name",
  "contact.last_name": "last name",
  "contact.title": "job title",
  "contact.phone": "phone number",
  "company.name": "company name",
  "company.domain": "company domain",
  "company.employees": "company employees",
  "company.revenue": "company revenue",
  "company.industry": "industry",
  "company.country": "country",
  "company.region": "region",
  "deal.amount": "deal amount",
};

/** Whether a rule may name this path. */
export function isAttributePath(path: string): boolean {
  return Object.hasOwn(LABELS, path) || /^(source|attributes)\.[A-Za-z0-9_-]+$/.test(path);
}

/** What to write instead, for an author whose path is unknown. */
export const ATTRIBUTE_PATHS = `${Object.keys(LABELS).join(", ")}, source.… or attributes.…`;

/** The paths with a fixed name, in the order people think of a lead. */
export const FIXED_ATTRIBUTES: readonly string[] = Object.keys(LABELS);

/** An attribute's name in a sentence: `company employees`, `budget confirmed`. */
export function attributeLabel(path: string): string {
  const known = LABELS[path];
  if (known) return known;
  const [root, ...rest] = path.split(".");
  const words = (rest.length === 0 ? path : rest.join(" ")).replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ");
  return root === "source" && !words.includes("source") ? `source ${words.toLowerCase()}` : words.toLowerCase();
}

/** What a lead says at a path, or undefined if nothing: absent and blank are the same. */
export function attributeOf(lead: LeadFacts, path: string): AttributeValue | undefined {
  return attributeReader(path)(lead);
}

/** `attributeOf` with the path taken apart once, for many leads. */
export function attributeReader(path: string): (lead: LeadFacts) => AttributeValue | undefined {
  const dot = path.indexOf(".");
  const key = path.slice(dot + 1);
  const otherKey = camelCase(key);
  switch (path.slice(0, dot)) {
    case "contact":
      // Intake speaks camelCase; a lead taken in as it came is read all the same.
      return ({ contact }) => known(contact, key) ?? (key === otherKey ? undefined : known(contact, otherKey));
    case "company":
      return ({ company }) => known(company, key);
    case "deal":
      return ({ deal }) => known(deal, key);
    case "source":
      return ({ source }) => known(source, key);
    case "attributes":
      return ({ attributes }) => known(attributes, key);
    default:
      return () => undefined;
  }
}

/** What an event's data says under a key; rules may write `minutes` or `data.minutes`. */
export function dataOf(event: LeadEvent, path: string): AttributeValue | undefined {
  return dataReader(path)(event);
}

/** `dataOf` for many events. */
export function dataReader(path: string): (event: LeadEvent) => AttributeValue | undefined {
  const key = path.startsWith("data.") ? path.slice("data.".length) : path;
  return ({ data }) => known(data, key);
}

function known(record: Readonly<Record<string, AttributeValue | undefined>>, key: string): AttributeValue | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" && value.trim() === "" ? undefined : value;
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
