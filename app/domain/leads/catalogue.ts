import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { summarise, type SaidValues } from "#app/domain/leads/said-values.ts";
import { attributeLabel, attributeOf, dataOf, isAttributePath } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";

/** An attribute that leads of a campaign have, as a rule names it. */
export interface CatalogueAttribute extends SaidValues {
  readonly path: string;
  readonly label: string;
}

export interface CatalogueEvent {
  readonly type: string;
  /** `asked for a demo` */
  readonly phrase: string;
  /** How many leads did it, and how often together. */
  readonly leads: number;
  readonly times: number;
  readonly data: readonly CatalogueAttribute[];
}

/** What the leads of a campaign say: what a rule can be written about. */
export interface LeadCatalogue {
  readonly leads: number;
  /** What most leads have first. */
  readonly attributes: readonly CatalogueAttribute[];
  readonly events: readonly CatalogueEvent[];
}

/** The longest list offered for choosing from; what fewer leads have is left out. */
const ENTRIES_AT_MOST = 100;

/**
 * The attributes and events that leads have, with how many have them, of what type and with which frequent values. Who
 * somebody is (names, addresses, phone numbers) is counted and never listed.
 */
export function catalogueOf(leads: readonly LeadFacts[]): LeadCatalogue {
  return { leads: leads.length, attributes: attributesOf(leads), events: eventsOf(leads) };
}

function attributesOf(leads: readonly LeadFacts[]): CatalogueAttribute[] {
  const said = new Map<string, AttributeValue[]>();
  for (const lead of leads) {
    for (const path of pathsOf(lead)) collect(said, path, attributeOf(lead, path));
  }
  return listed(said, (path) => (path.startsWith("contact.") ? "text" : null));
}

function eventsOf(leads: readonly LeadFacts[]): CatalogueEvent[] {
  const events = new Map<string, { leads: Set<LeadFacts>; times: number; said: Map<string, AttributeValue[]> }>();
  for (const lead of leads) {
    for (const event of lead.events) {
      if (!/^[A-Za-z0-9_.:-]+$/.test(event.type)) continue;
      const entry = events.get(event.type) ?? { leads: new Set(), times: 0, said: new Map() };
      events.set(event.type, entry);
      entry.leads.add(lead);
      entry.times += 1;
      for (const key of Object.keys(event.data)) {
        if (/^[A-Za-z0-9_-]+$/.test(key)) collect(entry.said, key, dataOf(event, key));
      }
    }
  }
  return [...events]
    .map(([type, { leads: who, times, said }]) => ({
      type,
      phrase: eventPhrase(type),
      leads: who.size,
      times,
      data: listed(said, () => null),
    }))
    .sort((a, b) => b.leads - a.leads || (a.type < b.type ? -1 : 1))
    .slice(0, ENTRIES_AT_MOST);
}

function listed(said: ReadonlyMap<string, AttributeValue[]>, typeOf: (path: string) => "text" | null) {
  return [...said]
    .map(([path, values]) => {
      const summary = summarise(values, typeOf(path));
      return { path, label: attributeLabel(path), ...summary, values: isPersonal(path) ? [] : summary.values };
    })
    .sort((a, b) => b.leads - a.leads || (a.path < b.path ? -1 : 1))
    .slice(0, ENTRIES_AT_MOST);
}

function pathsOf({ contact, company, deal, source, attributes }: LeadFacts): Set<string> {
  const paths = Object.entries({ contact, company, deal, source, attributes }).flatMap(([part, record]) =>
    Object.keys(record).map((key) => `${part}.${part === "contact" ? snakeCase(key) : key}`),
  );
  return new Set(paths.filter(isAttributePath));
}

function collect(said: Map<string, AttributeValue[]>, path: string, value: AttributeValue | undefined): void {
  if (value === undefined) return;
  const values = said.get(path);
  if (values) values.push(value);
  else said.set(path, [value]);
}

function isPersonal(path: string): boolean {
  return path.startsWith("contact.") && path !== "contact.title";
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
