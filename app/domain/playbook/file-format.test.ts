import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import { aPlaybook, aPlaybookFile } from "#tests/content/a-playbook.ts";

/** The sound file with the value at a path replaced; undefined removes it. */
function withValue(path: string, value: unknown): unknown {
  type Node = Record<string, unknown>;
  const file: Node = structuredClone(aPlaybookFile());
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const parent = steps.reduce<Node>((node, step) => (node[step] ??= {}) as Node, file);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return file;
}

function messages(file: unknown): string[] {
  const checked = checkPlaybookFile(file);
  return checked.kind === "ok" ? [] : checked.problems.map(({ message }) => message);
}

describe("a playbook file", () => {
  test("is read into a playbook with the defaults of what it leaves out", () => {
    const playbook = aPlaybook();
    expect(playbook.gate).toEqual({
      recall: 0.8,
      pass: 0.8,
      variants: { critical: 2, standard: 1 },
      provenDays: 2,
      provisionalOpenLeads: 3,
    });
    expect(playbook.routing).toEqual({
      routes: [],
      default: { pool: "everyone", strategy: "round_robin" },
      hold: { escalateAfterMs: 15 * 60_000 },
    });
    expect(playbook.dispositions.map(({ code }) => code)).toEqual([
      "wrong_fit",
      "no_budget",
      "bad_timing",
      "competitor_chosen",
      "unresponsive",
    ]);
    expect(playbook.sla).toMatchObject({ highIntentMs: 3_600_000, standardMs: 4 * 3_600_000, minTouches: 6 });
    expect(playbook.brief).toEqual({ assets: [] });
    expect(playbook.enablement).toEqual([]);
    expect(playbook.criteria[1]?.rule).toEqual({ event: "demo_requested", withinMs: 14 * 86_400_000, atLeast: 1 });
    expect(playbook.criteria[3]).toMatchObject({ importance: "standard", required: false, points: 0 });
  });

  test("asks only approved questions, and says how many wait when there are too few", () => {
    const waiting = (status: string) => ({
      ...aPlaybookFile(),
      questions: aPlaybookFile().questions.map((each) => (each.key === "paper-name" ? { ...each, status } : each)),
    });
    expect(messages(waiting("approved"))).toEqual([]);
    expect(messages(waiting("in_review"))).toEqual([
      'criteria[3]: found no question variants for "which-paper" (1 more is written and not approved), expected 1 or more, because gate.variants.standard is 1',
    ]);
    expect(messages(waiting("retired"))).toEqual([
      'criteria[3]: found no question variants for "which-paper", expected 1 or more, because gate.variants.standard is 1',
    ]);
    expect(messages(waiting("done"))).toEqual([
      'questions[3].status: found "done", expected one of draft, in_review, approved, retired',
    ]);
  });

  test("keeps the standard dispositions beside its own and lets it override them", () => {
    const checked = checkPlaybookFile({
      ...aPlaybookFile(),
      dispositions: [
        { code: "moved_away", action: "remove" },
        { code: "bad_timing", action: "recycle" },
      ],
    });
    if (checked.kind !== "ok") throw new Error("refused");
    expect(checked.playbook.dispositions.map(({ code, action }) => `${code} ${action}`)).toEqual([
      "wrong_fit remove",
      "no_budget nurture",
      "bad_timing recycle",
      "competitor_chosen nurture",
      "unresponsive recycle",
      "moved_away remove",
    ]);
  });

  test.each<[path: string, value: unknown, message: string]>([
    ["criteria.1.rule.at_least", -1, "criteria[1].rule.at_least: found -1, expected a whole number of 1 or more"],
    ["criteria.1.rule.within", "2 weeks", 'criteria[1].rule.within: found "2 weeks", expected a duration such as 14d'],
    [
      "criteria.0.colour",
      "red",
      'criteria[0].colour: found the unknown key "colour", expected one of the keys key, title',
    ],
    ["criteria.0.rule.op", "about", 'criteria[0].rule.op: found "about", expected one of eq, neq'],
    ["criteria.0.rule.value", [9, 1], "criteria[0].rule.value: found a list of 2, expected two numbers for between"],
    ["criteria.0.rule", { attribute: "company.size", op: "gte", value: 1 }, "criteria[0].rule.attribute: found"],
    ["criteria.0.rule", { attribute: "lead.size", op: "gte", value: 1 }, "criteria[0].rule.attribute: found"],
    ["criteria.0.rule", { attribute: "company.employees", op: "gte", value: "many" }, "expected a number for gte"],
    ["criteria.0.rule", { attribute: "company.country", op: "in", value: "DE" }, "expected a list of values for in"],
    ["criteria.0.rule", { attribute: "company.country", op: "exists", value: 1 }, "expected no value"],
    [
      "criteria.0.rule",
      { any: [] },
      "criteria[0].rule.any: found an empty list, expected a list with at least 1 entry",
    ],
    ["criteria.0.rule", undefined, "criteria[0].rule: found nothing, expected a rule, because the kind is fit"],
    ["criteria.3.rule", { event: "x" }, "criteria[3].rule: found a mapping, expected no rule"],
    ["criteria.2.points", 5, "criteria[2].points: found 5, expected no points: a disqualifier rules out"],
    [
      "criteria.1.key",
      "company-size",
      'criteria[1].key: found "company-size", expected something else than criteria[0].key',
    ],
    [
      "questions.2.criterion",
      "nope",
      'questions[2].criterion: found "nope", expected a criterion of this file: company-size',
    ],
    ["questions.2.options.0.correct", false, "questions[2].options: found no correct option, expected exactly one"],
    ["questions.2.options.1.correct", true, "questions[2].options: found 2 correct options, expected exactly one"],
    ["questions.2.options.1.text", "send the recording ", "expected something else than questions[2].options[0].text"],
    ["questions.2.kind", "essay", 'questions[2].kind: found "essay", expected one of single_choice'],
    ["questions.0.criterion", "which-paper", "questions[0].generate: found the criterion"],
    ["gate.recall", 0.7, "gate.recall: found 0.7, expected a number from 0.75 to 0.95"],
    [
      "gate.variants",
      { critical: 2, standard: 3 },
      'criteria[2]: found 1 question variant for "student", expected 3 or more',
    ],
    ["scoring.threshold", 61, "scoring.threshold: found 61, expected at most 60"],
    ["scoring.high_intent", 10, "scoring.high_intent: found 10, expected at least the threshold, 60"],
    ["campaign.launch", "2026-02-30", 'campaign.launch: found "2026-02-30", expected a day'],
    ["dispositions", [1], "dispositions[0]: found 1, expected a mapping"],
    ["brief.assets", [{ key: "a", title: "A", kind: "paper", url: "javascript:alert(1)" }], "expected a web address"],
    ["surprise", 1, 'surprise: found the unknown key "surprise"'],
  ])("with %s = %j says so", (path, value, message) => {
    expect(messages(withValue(path, value)).join("\n")).toContain(message);
  });

  test("reports shape and cross-check problems together", () => {
    const file = aPlaybookFile();
    file.criteria[0]!.points = -1;
    file.questions[3]!.criterion = "nope";
    expect(messages({ ...file, gate: { pass: "high" } })).toHaveLength(4);
  });

  test("a policy that nobody could satisfy is told together with what else is wrong", () => {
    const gate = { variants: { critical: 2, standard: 3 } };
    const tooFew = ["student", "which-paper"].map((key) =>
      expect.stringMatching(new RegExp(`found 1 question variant for "${key}", expected 3 or more`)),
    );
    expect(messages({ ...aPlaybookFile(), gate })).toEqual(tooFew);
    const misspelt = expect.stringContaining("sale_stage");
    expect(messages({ ...aPlaybookFile(), gate, sale_stage: 1 }).toSorted()).toEqual([...tooFew, misspelt]);
    const astray = aPlaybookFile();
    astray.questions[3]!.criterion = "nope";
    expect(messages(astray), "it may be the question that is missing").toEqual([
      expect.stringContaining('found "nope"'),
    ]);
  });

  test("whatever the value, checking never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => void checkPlaybookFile(value)));
    fc.assert(
      fc.property(
        fc.constantFrom("criteria", "questions", "scoring", "routing", "campaign"),
        fc.anything(),
        (key, value) => {
          checkPlaybookFile({ ...aPlaybookFile(), [key]: value });
          checkPlaybookFile({ ...aPlaybookFile(), [key]: [value] });
        },
      ),
    );
  });

  test("a rule nested too deeply is refused, not a stack overflow", () => {
    const deep = Array.from({ length: 5_000 }).reduce<unknown>((rule) => ({ not: rule }), { event: "x" });
    expect(messages(withValue("criteria.0.rule", deep)).join()).toContain("nested at most 8 levels");
  });

  test("conditions on an event name its data with or without data.", () => {
    const rule = { event: "webinar", where: { attribute: "data.minutes", op: "gte", value: 10 } };
    const checked = checkPlaybookFile(withValue("criteria.1.rule", rule));
    expect(checked).toMatchObject({ kind: "ok" });
    expect(checked.kind === "ok" && checked.playbook.criteria[1]?.rule).toEqual({
      event: "webinar",
      atLeast: 1,
      where: { attribute: "minutes", op: "gte", value: 10 },
    });
  });
});
