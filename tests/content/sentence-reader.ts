import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { Scalar, Truth } from "#app/domain/playbook/rule.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { type Degree, least, most, opposite, plainFact, plainly } from "#tests/content/plain-comparison.ts";

const LABELS: Readonly<Record<string, string>> = {
  "company employees": "company.employees",
  "deal amount": "deal.amount",
  lines: "attributes.lines",
  "job title": "contact.title",
  country: "company.country",
  tags: "attributes.tags",
};
const PHRASES: Readonly<Record<string, string>> = {
  "asked for a demo": "demo_requested",
  "viewed a page": "page_viewed",
};

/** Holds a lead of the tests' small world against a rule's description, read as a reader would: from the words alone. */
export function readSentence(sentence: string, lead: LeadFacts, at: number): Truth {
  return ({ 0: "unmet", 0.5: "unknown", 1: "met" } as const)[read(sentence, lead, at)];
}

function read(sentence: string, lead: LeadFacts, at: number): Degree {
  for (const [joint, join] of [
    [", and ", least],
    [", or ", most],
  ] as const) {
    const parts = splitOutside(sentence, joint);
    if (parts.length > 1) return join(parts.map((part) => read(part, lead, at)));
  }
  if (sentence.startsWith("(") && sentence.endsWith(")")) return read(sentence.slice(1, -1), lead, at);
  return readEvent(sentence, lead, at) ?? readAttribute(sentence, (path) => plainFact(lead, path));
}

function readEvent(sentence: string, lead: LeadFacts, at: number): Degree | null {
  const phrase = Object.keys(PHRASES).find((one) => sentence.replace(/^not /, "").startsWith(one));
  if (!phrase) return null;
  const found = new RegExp(
    `^(not )?${phrase}(?: [(](.*)[)])?(?: (at least|fewer than) (once|twice|[0-9]+ times))?(?: in the last (?:([0-9]+) )?days?)?$`,
  ).exec(sentence);
  if (!found) throw new Error(`unreadable: ${sentence}`);
  const [, not, condition, bound, times, days] = found;
  const within = / in the last /.test(sentence) ? Number(days ?? 1) * DAY_MS : Infinity;
  const wanted = times === undefined || times === "once" ? 1 : times === "twice" ? 2 : parseInt(times, 10);
  const inTime = lead.events.filter(
    (event) => event.type === PHRASES[phrase] && event.at <= at && event.at >= at - within,
  );
  const degrees = inTime.map(({ data }) => (condition === undefined ? 1 : readCondition(condition, data.minutes)));
  const enough: Degree =
    degrees.filter((degree) => degree === 1).length >= wanted
      ? 1
      : degrees.filter((degree) => degree > 0).length >= wanted
        ? 0.5
        : 0;
  return not || bound === "fewer than" ? opposite(enough) : enough;
}

function readCondition(words: string, minutes: unknown): Degree {
  const found = /^(at least|under) ([0-9]+) minutes$/.exec(words);
  if (!found) throw new Error(`unreadable: ${words}`);
  return plainly(minutes, found[1] === "under" ? "lt" : "gte", [Number(found[2])]);
}

function readAttribute(sentence: string, look: (path: string) => unknown): Degree {
  const label = Object.keys(LABELS).find((one) => sentence.startsWith(one)) ?? "";
  const said = look(LABELS[label] ?? "");
  const words = sentence.slice(label.length).trim();
  for (const [pattern, op] of FORMS) {
    const found = pattern.exec(words);
    if (!found?.groups) continue;
    const { no, list = "" } = found.groups;
    const degree = plainly(said, op, valuesIn(list));
    return no === undefined ? degree : opposite(degree);
  }
  throw new Error(`unreadable: ${sentence}`);
}

/** What may stand after a label; `no` turns it round. The longer forms first. */
const FORMS = [
  [/^: (?<list>yes|no)$/, "in"],
  [/^(?<no>not )?between (?<list>.+ and .+)$/, "between"],
  [/^(?<no>none of )(?<list>.+)$/, "in"],
  [/^one of (?<list>.+)(?<no>)?$/, "in"],
  [/^(?:of|(?<no>not)) at least (?<list>.+)$/, "gte"],
  [/^(?:of|(?<no>not)) at most (?<list>.+)$/, "lte"],
  [/^(?<no>not )?over (?<list>.+)$/, "gt"],
  [/^(?<no>not )?under (?<list>.+)$/, "lt"],
  [/^with(?<no>out)? (?<list>.+) in it$/, "contains_any"],
  [/^(?<no>not )?starting with (?<list>.+)$/, "starts_with_any"],
  [/^(?<no>not )?ending in (?<list>.+)$/, "ends_with_any"],
  [/^(?<no>un)?known$/, "exists"],
  [/^(?<no>other than )(?<list>.+)$/, "in"],
  [/^(?<no>not )?of (?<list>.+)$/, "in"],
] as const;

function valuesIn(list: string): Scalar[] {
  return [...list.matchAll(/“([^”]*)”|(-?[0-9][0-9.,]*)|(yes|no)/g)].map(([, text, number, answer]) => {
    if (text !== undefined) return text;
    return number === undefined ? answer === "yes" : Number(number.replaceAll(",", ""));
  });
}

function splitOutside(sentence: string, joint: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < sentence.length; index += 1) {
    const sign = sentence.charAt(index);
    if (sign === "(" || sign === "“") depth += 1;
    if (sign === ")" || sign === "”") depth -= 1;
    if (depth === 0 && sentence.startsWith(joint, index)) {
      parts.push(sentence.slice(start, index));
      start = index + joint.length;
    }
  }
  return [...parts, sentence.slice(start)];
}
