import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { attributeLabel, dataOf } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { asNumber } from "#app/domain/playbook/compare.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";
import { evaluateData, eventsInWindow } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule, Scalar } from "#app/domain/playbook/rule.ts";
import { numberInWords, timesInWords, valueInWords } from "#app/domain/playbook/words.ts";
import { agoInWords } from "#app/domain/playbook/ago.ts";
import { durationInWords } from "#app/domain/playbook/duration.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";

/** What a lead says where a rule looks: `49 employees, 1 under`, `job title “Plant manager”`, `no industry known`. */
export function attributeEvidence(rule: AttributeRule, found: AttributeValue | undefined): string {
  const label = attributeLabel(rule.attribute);
  if (found === undefined) return `no ${label} known`;
  const number = typeof found === "object" ? null : asNumber(found);
  if (number === null)
    return typeof found === "boolean" ? `${label}: ${valueInWords(found)}` : `${label} ${valueInWords(found)}`;
  const said =
    rule.attribute === "company.employees" ? `${numberInWords(number)} employees` : `${label} ${numberInWords(number)}`;
  const distance = distanceInWords(rule, number);
  return distance === null ? said : `${said}, ${distance}`;
}

/**
 * What a lead did where a rule looks: `asked for a demo once, 3 days ago`, `viewed a page 2 of 3 times, last 3 days ago`,
 * `asked for a demo 17 days ago, 3 days too old`, `never asked for a demo`.
 */
export function eventEvidence(rule: EventRule, events: readonly LeadEvent[], at: number): string {
  const { where, event: type, atLeast } = rule;
  const phrase = eventPhrase(type);
  const inWindow = eventsInWindow(rule, events, at);
  const counted = inWindow.filter((event) => !where || evaluateData(where, event) === "met");
  const last = (of: readonly LeadEvent[]) => `${agoInWords(latest(of), at)}${detail(where, of)}`;
  if (counted.length > 0) {
    const times = counted.length < atLeast ? `${counted.length} of ${atLeast} times` : timesInWords(counted.length);
    return `${phrase} ${times}, ${counted.length > 1 ? "last " : ""}${last(counted)}`;
  }
  const none = atLeast > 1 ? ` 0 of ${atLeast} times` : "";
  if (inWindow.length > 0) {
    const open = inWindow.some((event) => where && evaluateData(where, event) === "unknown");
    return `${phrase}${none && `${none}, last`} ${last(inWindow)}${open ? "" : ", which does not count"}`;
  }
  const earlier = eventsInWindow({ event: type, atLeast }, events, at);
  if (earlier.length === 0) return `never ${phrase}`;
  const tooOld = inWholeUnits(at - latest(earlier) - (rule.withinMs ?? 0));
  return `${phrase}${none && `${none}, last`} ${agoInWords(latest(earlier), at)}, ${tooOld} too old`;
}

/** `3 days`, `1 hour`: rounded up, so that what is just too old is never 0. */
function inWholeUnits(ms: number): string {
  const unit = [DAY_MS, HOUR_MS, MINUTE_MS].find((size) => ms >= size) ?? MINUTE_MS;
  return durationInWords(Math.max(1, Math.ceil(ms / unit)) * unit);
}

function distanceOf(rule: AttributeRule, found: Scalar): string | null {
  const number = asNumber(found);
  return number === null ? null : distanceInWords(rule, number);
}

function distanceInWords({ op, value }: AttributeRule, found: number): string | null {
  const bounds = (typeof value === "object" ? value : [value ?? ""]).map((item) => asNumber(item));
  const [low = null, high = null] =
    op === "between" ? bounds : op === "gt" || op === "gte" ? bounds : [null, ...bounds];
  if (!["between", "gt", "gte", "lt", "lte"].includes(op)) return null;
  if (low !== null && found < low) return `${difference(low, found)} under`;
  if (high !== null && found > high) return `${difference(found, high)} over`;
  if (op === "gt" && found === low) return `not over ${numberInWords(found)}`;
  return op === "lt" && found === high ? `not under ${numberInWords(found)}` : null;
}

/** Rounded where subtraction would show the binary tail, as in 0.3 - 0.1. */
function difference(more: number, less: number): string {
  return numberInWords(Number((more - less).toPrecision(12)));
}

/** The data a condition looks at, of the latest event: ` (minutes 12)`. */
function detail(where: Rule | undefined, events: readonly LeadEvent[]): string {
  const event = events.find(({ at }) => at === latest(events));
  if (!where || !event) return "";
  const said = dataPaths(where).map((path) => {
    const value = dataOf(event, path);
    if (value === undefined) return `no ${attributeLabel(path)} known`;
    // How far a number is off can be said where it alone is asked.
    const distance = "attribute" in where && typeof value !== "object" ? distanceOf(where, value) : null;
    return `${attributeLabel(path)} ${valueInWords(value)}${distance === null ? "" : `, ${distance}`}`;
  });
  return ` (${said.join(", ")})`;
}

function dataPaths(rule: Rule): string[] {
  if ("all" in rule) return [...new Set(rule.all.flatMap(dataPaths))];
  if ("any" in rule) return [...new Set(rule.any.flatMap(dataPaths))];
  if ("not" in rule) return dataPaths(rule.not);
  return "attribute" in rule ? [rule.attribute] : [];
}

function latest(events: readonly LeadEvent[]): number {
  return Math.max(...events.map(({ at }) => at));
}
