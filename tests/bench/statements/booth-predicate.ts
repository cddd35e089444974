import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { DAY_MS } from "#app/domain/time.ts";

/** What somebody would write who wanted to know just one thing: is this a qualified lead of the booth campaign? */
export function isQualifiedByHand(lead: LeadFacts, at: number): boolean {
  const { contact, company, attributes } = lead;
  const title = lower(contact.title);
  const industry = lower(company.industry);
  const email = lower(contact.email);
  if (attributes.integrator === true) return false;
  if (NO_BUYER.test(title) || industry === "education" || industry === "media") return false;
  if (NO_BUYER_MAILS.some((end) => email.endsWith(end))) return false;

  const employees = number(company.employees);
  const lines = number(attributes.packaging_lines);
  if (!(employees >= 50 && employees <= 1000) || !(lines >= 2)) return false;

  let points = 30;
  let stayed = false;
  let asked = false;
  for (const event of lead.events) {
    if (event.at > at || event.at < at - 30 * DAY_MS) continue;
    if (event.type === "demo_attended" && number(event.data.minutes) >= 10) stayed = true;
    if (event.type === "audit_requested") asked = true;
  }
  if (stayed) points += 30;
  if (asked) points += 15;
  if (number(attributes.retrofit_months) <= 18) points += 15;
  if (OUTPUT.test(title)) points += 15;
  if (industry === "food" || industry === "beverage" || industry === "pharma") points += 5;
  if (number(attributes.controller_age_years) >= 10) points += 5;
  return points >= 60;
}

const NO_BUYER = /\b(student|journalist|reporter|job seek)|doctoral\b/;
const NO_BUYER_MAILS = [".edu", ".ac.uk", "@haltwise.example", "@kitmark.example"];
const OUTPUT = /\b(operations|plant|production|packaging|manufacturing|maintenance|continuous improvement)\b/;

function lower(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

/** NaN for what is missing: no comparison holds. */
function number(value: unknown): number {
  return typeof value === "number"
    ? value
    : typeof value === "string" && value.trim() !== ""
      ? Number(value)
      : Number.NaN;
}
