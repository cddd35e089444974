import { describe, expect, test } from "vitest";
import { stringify } from "yaml";

import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { aPlaybookFile } from "#tests/content/a-playbook.ts";

/** A file that uses every section, so that each rule of the format has a place to be broken at. */
function aFullFile(): Record<string, unknown> {
  return {
    ...structuredClone(aPlaybookFile()),
    brief: {
      who: "People",
      assets: [{ key: "paper", title: "The paper", kind: "paper", url: "/paper", event: "paper_read" }],
      personas: [
        { key: "plant", name: "The plant manager", pains: ["Stops"], rule: { event: "demo_requested" } },
        { key: "finance", name: "Finance", cares_about: ["Money"], not: "An auditor" },
      ],
      stages: { mql: "Checked" },
    },
    gate: { recall: 0.8, pass: 0.8, variants: { critical: 2, standard: 1 }, proven_days: 2, provisional_open_leads: 3 },
    routing: {
      routes: [{ when: { attribute: "company.country", op: "in", value: ["DE"] }, pool: "emea", strategy: "weighted" }],
      default: { pool: "emea", strategy: "round_robin" },
      hold: { escalate_after: "15m", fallback_after: "1h", fallback: "sami@example.com" },
    },
    sla: { high_intent: "1h", standard: "4h", calendar: "business", min_touches: 6, reassign_after: "2h" },
    dispositions: [{ code: "moved_away", action: "nurture", revisit_after: "90d", label: "Moved" }],
    enablement: [{ title: "Talk", kind: "talk_track", url: "/talk", for: ["plant"], criterion: "company-size" }],
  };
}

const GONE = Symbol("gone");

/** One broken file for each rule: what is put where, and what the check finds and expects there. */
const RULES: readonly (readonly [path: string, value: unknown, found: string, expected: string, at?: string])[] = [
  ["surprise", 1, 'the unknown key "surprise"', "one of the keys campaign, brief"],
  ["campaign", GONE, "nothing", "a mapping with the keys key, name"],
  ["campaign.key", "Expo!", '"Expo!"', "a key in lower-case letters"],
  ["campaign.name", " ", '" "', "text, at most 300 characters"],
  ["campaign.channel", "tv", '"tv"', "one of trade_show, paid_social"],
  ["campaign.launch", "2026-02-30", '"2026-02-30"', "a day such as 2026-12-01"],
  ["campaign.owners.sales", "Sami", '"Sami"', "an e-mail address"],
  ["campaign.teams", ["emea", "emea"], '"emea"', "something else than campaign.teams[0]", "campaign.teams[1]"],
  ["campaign.logo", "x", 'the unknown key "logo"', "one of the keys key, name, channel"],
  ["brief.who", 3, "3", "text, at most 4,000 characters"],
  ["brief.assets.0.url", "javascript:1", '"javascript:1"', "a web address starting with"],
  ["brief.assets.0.event", "a b", '"a b"', "the type of an event"],
  ["brief.assets.0.kind", GONE, "nothing", "text, at most 300 characters"],
  ["brief.personas", [], "an empty list", "a list with at least 1 entry"],
  ["brief.personas.1.key", "plant", '"plant"', "something else than brief.personas[0].key"],
  ["brief.personas.0.name", GONE, "nothing", "text, at most 300 characters"],
  ["brief.personas.0.pains", [], "an empty list", "a list with at least 1 entry"],
  ["brief.personas.0.pains.0", "a\nb", '"a\\nb"', "text on one line"],
  [
    "brief.personas.0.rule",
    { attribute: "size", op: "gte", value: 1 },
    '"size"',
    "an attribute:",
    "brief.personas[0].rule.attribute",
  ],
  ["brief.personas.0.age", 1, 'the unknown key "age"', "one of the keys key, name, rule"],
  ["brief.stages.won", "x", 'the unknown key "won"', "one of the keys lead, mql, sql, opportunity"],
  ["criteria", [], "an empty list", "a list with at least 1 entry"],
  ["criteria.0.kind", "taste", '"taste"', "one of fit, behaviour"],
  ["criteria.0.importance", "high", '"high"', "one of critical, standard"],
  ["criteria.0.required", "yes", '"yes"', "true or false"],
  ["criteria.0.points", -1, "-1", "a whole number of 0 or more"],
  ["criteria.0.points", 1.5, "1.5", "a whole number"],
  ["criteria.0.why", GONE, "nothing", "text, at most 4,000 characters"],
  ["criteria.0.change", "tiny", '"tiny"', "one of editorial, clarifying, material"],
  ["criteria.1.key", "company-size", '"company-size"', "something else than criteria[0].key"],
  ["criteria.0.rule", GONE, "nothing", "a rule, because the kind is fit"],
  ["criteria.0.rule", "big", '"big"', "a rule: all, any, not"],
  ["criteria.0.rule", { all: [] }, "an empty list", "a list with at least 1 entry", "criteria[0].rule.all"],
  ["criteria.0.rule.op", "about", '"about"', "one of eq, neq"],
  ["criteria.0.rule.value", [9, 1], "a list of 2", "two numbers for between, the lower one first"],
  [
    "criteria.0.rule",
    { attribute: "deal.amount", op: "gte", value: "x" },
    '"x"',
    "a number for gte",
    "criteria[0].rule.value",
  ],
  [
    "criteria.0.rule",
    { attribute: "deal.amount", op: "eq", value: [1] },
    "a list of 1",
    "for eq",
    "criteria[0].rule.value",
  ],
  [
    "criteria.0.rule",
    { attribute: "deal.amount", op: "in", value: [] },
    "an empty list",
    "for in",
    "criteria[0].rule.value",
  ],
  ["criteria.0.rule", { attribute: "deal.amount", op: "exists", value: 1 }, "1", "no value", "criteria[0].rule.value"],
  ["criteria.1.rule.event", "a b", '"a b"', "the type of an event"],
  ["criteria.1.rule.within", "2 weeks", '"2 weeks"', "a duration such as 14d"],
  ["criteria.1.rule.at_least", 0, "0", "a whole number of 1 or more"],
  ["criteria.1.rule.where", { event: "x" }, "a mapping", "a condition on the data of one event"],
  [
    "criteria.1.rule.where",
    { attribute: "a b", op: "exists" },
    '"a b"',
    "a key of the event's data",
    "criteria[1].rule.where.attribute",
  ],
  ["criteria.2.points", 5, "5", "no points: a disqualifier rules out"],
  ["criteria.2.required", true, "true", "false: a lead that met it would be ruled out"],
  ["criteria.3.rule", { event: "x" }, "a mapping", "no rule, because the kind is knowledge"],
  ["criteria.3.points", 5, "5", "no points: a piece of knowledge scores no lead"],
  ["criteria.3.required", true, "true", "false: a lead cannot meet a piece of knowledge"],
  ["questions.2.kind", "essay", '"essay"', "one of single_choice"],
  ["questions.2.criterion", "nope", '"nope"', "a criterion of this file: company-size"],
  ["questions.2.prompt", GONE, "nothing", "text, at most 4,000 characters"],
  ["questions.2.status", "done", '"done"', "one of draft"],
  [
    "questions.2.options.0.correct",
    false,
    "no correct option",
    "exactly one with correct: true",
    "questions[2].options",
  ],
  [
    "questions.2.options.1.text",
    "Send the recording",
    '"Send the recording"',
    "something else than questions[2].options[0].text",
  ],
  ["questions.3.accept", [], "an empty list", "a list with at least 1 entry"],
  ["questions.3.key", "student-call", '"student-call"', "something else than questions[2].key"],
  [
    "questions.0.criterion",
    "which-paper",
    'the criterion "which-paper", which has no rule',
    "a criterion with a rule",
    "questions[0].generate",
  ],
  ["questions.0.generate", "magic", '"magic"', "one of boundary"],
  ["scoring", GONE, "nothing", "a mapping with the keys threshold, high_intent"],
  ["scoring.threshold", 61, "61", "at most 60, the points of all criteria together"],
  ["scoring.high_intent", 10, "10", "at least the threshold, 60"],
  ["gate.recall", 0.7, "0.7", "a number from 0.75 to 0.95"],
  ["gate.pass", 1, "1", "a number from 0 to 0.95"],
  [
    "gate.variants.standard",
    3,
    '1 question variant for "student"',
    "3 or more, because gate.variants.standard is 3",
    "criteria[2]",
  ],
  ["gate.proven_days", 0, "0", "a whole number of 1 or more"],
  ["gate.provisional_open_leads", -1, "-1", "a whole number of 0 or more"],
  ["routing.routes.0.when", GONE, "nothing", "a rule: all, any, not"],
  ["routing.routes.0.strategy", "luck", '"luck"', "one of round_robin"],
  ["routing.default.pool", GONE, "nothing", "text, at most 300 characters"],
  ["routing.hold.escalate_after", "0m", '"0m"', "a duration such as 14d"],
  ["routing.hold.fallback", "Sami", '"Sami"', "an e-mail address"],
  ["routing.hold.fallback", GONE, "nothing", "an e-mail address, because fallback_after is given"],
  ["sla.high_intent", "soon", '"soon"', "a duration such as 14d"],
  ["sla.calendar", "lunar", '"lunar"', "one of business, always"],
  ["sla.min_touches", 101, "101", "a whole number of at most 100"],
  ["dispositions.0.code", "Moved", '"Moved"', "a code in lower-case letters"],
  ["dispositions.0.code", "bad", '"bad"', "a reason that says why"],
  ["dispositions.0.action", GONE, "nothing", "one of nurture, remove, reroute, recycle"],
  [
    "dispositions.1",
    { code: "moved_away", action: "remove" },
    '"moved_away"',
    "something else than dispositions[0].code",
    "dispositions[1].code",
  ],
  ["enablement.0.kind", "song", '"song"', "one of talk_track"],
  ["enablement.0.for", [], "an empty list", "a list with at least 1 entry"],
  ["enablement.0.for.0", "nobody", '"nobody"', "a persona of this file: plant, finance"],
  [
    "enablement.0.for",
    ["plant", "plant"],
    '"plant"',
    "something else than enablement[0].for[0]",
    "enablement[0].for[1]",
  ],
  ["enablement.0.criterion", "nope", '"nope"', "a criterion of this file: company-size"],
];

describe("content check", () => {
  test("has nothing to say about the file that the others break", () => {
    expect(readPlaybook(stringify(aFullFile()), "playbook.yaml")).toMatchObject({ kind: "ok" });
  });

  const cases = RULES.map(([path, value, found, expected, at = bracketed(path)]) => ({
    path,
    value,
    found,
    expected,
    at,
  }));

  test.each(cases)("$path = $value: found $found, expected $expected", ({ path, value, found, expected, at }) => {
    const text = stringify(broken(path, value), { aliasDuplicateObjects: false });
    const read = readPlaybook(text, "playbook.yaml");
    if (read.kind === "ok") throw new Error("accepted");
    const problem = read.problems.find((one) => one.place === at && one.found === found);
    expect(problem, read.problems.map(({ message }) => message).join("\n")).toBeDefined();
    expect(problem?.expected).toContain(expected);
    expect(problem?.message).toBe(
      `playbook.yaml:${problem?.line}, ${at}: found ${found}, expected ${problem?.expected}`,
    );
    // The line is that of the place itself, or of what it is missing from.
    const step = at.split(".").findLast((part) => text.includes(`${part.replace(/\[\d+\]$/, "")}:`)) ?? "";
    if (value !== GONE && /^[a-z_-]+$/.test(at.split(".").at(-1) ?? "")) {
      expect(text.split("\n")[(problem?.line ?? 0) - 1]).toContain(`${step}:`);
    }
  });
});

function broken(path: string, value: unknown): unknown {
  const file = aFullFile();
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const parent = steps.reduce<object>((node, step) => {
    const inner: unknown = Reflect.get(node, step);
    if (typeof inner === "object" && inner !== null) return inner;
    const made = {};
    Reflect.set(node, step, made);
    return made;
  }, file);
  if (value === GONE) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return file;
}

function bracketed(path: string): string {
  return path.replaceAll(/\.(\d+)/g, "[$1]");
}
