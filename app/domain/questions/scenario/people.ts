import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { pick } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";

const FIRST_NAMES =
  "Amara Andrei Beatriz Chiara Daan Elif Fatima Goran Hana Ingrid Jonas Kavita Lars Mei Nadia Oskar Priya Rui Saoirse Tomasz Yusuf Zofia";
const LAST_NAMES =
  "Adeyemi Bakker Costa Demir Eriksen Ferrari Gruber Haddad Ionescu Jansen Kowalski Laine Moreau Novak Okafor Petrov Rossi Schneider Tanaka Virtanen";
const COMPANIES =
  "Alderbrook Bellmere Castelo Dornfeld Eastvale Fjordlund Granvik Holmgate Isarwerk Juniper Kestrel Lindqvist Montclar Norrbrook Oakhaven Pellworm Quarrington Rivermark Solberg Thornfield";
const BRANCHES = "Bakeries Beverages Dairy Foods Packaging Pharma Snacks Works";
const COUNTRIES = "DE AT CH NL BE FR IT ES PL SE DK FI IE PT CZ";
const INDUSTRIES = "food|beverage|pharma|cosmetics|logistics|machinery|textiles|retail";
const REGIONS = "EMEA|DACH|Nordics|Benelux|Iberia";

/** Titles by what they say, so that most words a rule looks for are found in a real one. */
const TITLES =
  "Plant manager|Operations director|Head of packaging|Production manager|Maintenance manager|Continuous improvement lead|" +
  "Line lead|Shift supervisor|Head of manufacturing|Chief financial officer|Student of mechanical engineering|" +
  "Engineering intern|Doctoral student|Journalist|Reporter|Trainee|Recruiter|Job seeker|Sales director|IT director|" +
  "Head of procurement|Office manager|Legal counsel|Marketing manager|HR business partner|Quality manager|" +
  "Supply chain analyst|Head of logistics|VP sales|Head of IT|Managing director|Software developer|Data protection officer";

/** The person and the company of a made-up lead. */
export interface Cast {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly domain: string;
  readonly email: string;
}

/** A person at a company; every address ends in `.example`, so that none is real. */
export function castOf(next: Generator): Cast {
  const firstName = pick(FIRST_NAMES.split(" "), next);
  const lastName = pick(LAST_NAMES.split(" "), next);
  const [place, branch] = [pick(COMPANIES.split(" "), next), pick(BRANCHES.split(" "), next)];
  const domain = `${place}-${branch}.example`.toLowerCase();
  const email = `${firstName}.${lastName}@${domain}`.toLowerCase();
  return { firstName, lastName, company: `${place} ${branch}`, domain, email };
}

/** Whether an attribute's plausible values are a fixed list, whoever the person is. */
export function isSameForEverybody(path: string): boolean {
  return Object.hasOwn(LISTS, path);
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  "contact.title": TITLES.split("|"),
  "company.industry": INDUSTRIES.split("|"),
  "company.country": COUNTRIES.split(" "),
  "company.region": REGIONS.split("|"),
};

/** Values an attribute could plausibly have, whatever the rules; the first ones suit the person best. */
export function plausibleValues(path: string, cast: Cast, next: Generator): readonly AttributeValue[] {
  switch (path) {
    case "contact.email":
      return [cast.email];
    case "contact.first_name":
      return [cast.firstName];
    case "contact.last_name":
      return [cast.lastName];
    case "contact.phone":
      return [`+49 30 5550 ${100 + Math.floor(next() * 900)}`];
    case "company.name":
      return [cast.company];
    case "company.domain":
      return [cast.domain];
    case "company.employees":
      return [60 + Math.floor(next() * 400)];
    case "company.revenue":
    case "deal.amount":
      return [(10 + Math.floor(next() * 90)) * 1_000];
    default:
      return Object.hasOwn(LISTS, path) ? (LISTS[path] ?? []) : [];
  }
}
