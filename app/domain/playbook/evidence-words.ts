import type { LeadEvent } from "#app/domain/leads/lead.ts";
import { attributeLabel, dataOf } from "#app/domain/playbook/attributes.ts";
import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { asNumber } from "#app/domain/playbook/compare.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";
import { evaluateData, eventsInWindow } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule } from "#app/domain/playbook/rule.ts";
import { numberInWords, timesInWords, valueInWords } from "#app/domain/playbook/words.ts";
import { agoInWords } from "#app/domain/playbook/ago.ts";

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

/** What a lead did where a rule looks: `asked for a demo once, 3 days ago`, `never asked for a demo`. */
export function eventEvidence(rule: EventRule, events: readonly LeadEvent[], at: number): string {
  const { where, event: type, atLeast } = rule;
  const phrase = eventPhrase(type);
  const inWindow = eventsInWindow(rule, events, at);
  const counted = inWindow.filter((event) => !where || evaluateData(where, event) === "met");
  if (counted.length > 0) {
    const when = `${counted.length > 1 ? "last " : ""}${agoInWords(latest(counted), at)}${detail(where, counted)}`;
    const wanted = counted.length < atLeast ? `, ${atLeast - counted.length} short of ${atLeast}` : "";
    return `${phrase} ${timesInWords(counted.length)}, ${when}${wanted}`;
  }
  if (inWindow.length > 0)
    return `${phrase} ${agoInWords(latest(inWindow), at)}${detail(where, inWindow)}, which does not count`;
  const earlier = eventsInWindow({ event: type, atLeast }, events, at);
  return earlier.length > 0 ? `${phrase} ${agoInWords(latest(earlier), at)}, too long ago` : `never ${phrase}`;
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
    return value === undefined ? `no ${attributeLabel(path)} known` : `${attributeLabel(path)} ${valueInWords(value)}`;
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
