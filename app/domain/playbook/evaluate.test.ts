import { describe, expect, test } from "vitest";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf } from "#app/domain/playbook/attributes.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import { missingAttributes } from "#app/domain/playbook/missing.ts";
import type { Operator, Rule, RuleValue, Truth } from "#app/domain/playbook/rule.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { NOW } from "#tests/content/arbitraries.ts";

const NOTHING: LeadFacts = { contact: {}, company: {}, deal: {}, source: {}, attributes: {}, events: [] };

function withX(x: RuleValue | undefined): LeadFacts {
  return { ...NOTHING, attributes: { x } };
}

describe("comparing an attribute", () => {
  test.each<[found: RuleValue | undefined, op: Operator, wanted: RuleValue | undefined, truth: Truth]>([
    [50, "between", [50, 1000], "met"],
    [49, "between", [50, 1000], "unmet"],
    [1000, "between", [50, 1000], "met"],
    [1001, "between", [50, 1000], "unmet"],
    ["120", "gte", 120, "met"],
    [" 119.9 ", "gte", 120, "unmet"],
    ["about 120", "gte", 120, "unknown"],
    [true, "gte", 0, "unknown"],
    [undefined, "gte", 120, "unknown"],
    ["  ", "eq", "x", "unknown"],
    [5, "gt", 5, "unmet"],
    [5, "lt", 5, "unmet"],
    [5, "lte", 5, "met"],
    ["  Germany", "eq", "germany ", "met"],
    ["France", "neq", "germany", "met"],
    [undefined, "neq", "germany", "unknown"],
    ["5", "eq", 5, "met"],
    [5, "eq", "5", "met"],
    ["five", "eq", 5, "unknown"],
    ["TRUE", "eq", true, "met"],
    [false, "eq", true, "unmet"],
    ["perhaps", "eq", true, "unknown"],
    ["at", "in", ["DE", "AT"], "met"],
    ["fr", "in", ["DE", "AT"], "unmet"],
    ["fr", "not_in", ["DE", "AT"], "met"],
    [["red", "blue"], "in", ["BLUE"], "met"],
    [["red", "blue"], "not_in", ["blue"], "unmet"],
    [["red", "light blue"], "contains_any", ["blue"], "met"],
    ["Head of International Sales", "contains_any", ["intern"], "met"],
    ["Intern, packaging", "contains_any", ["intern"], "met"],
    ["Werkleiter", "contains_any", ["leiter"], "met"],
    ["Leiter", "contains_any", ["werkleiter"], "unmet"],
    ["Transplant, then plant", "contains_any", ["plant"], "met"],
    ["Lean / continuous improvement lead", "contains_any", ["Continuous Improvement"], "met"],
    ["me@uni.edu", "contains_any", [".edu"], "met"],
    ["C++ developer", "contains_any", ["c++"], "met"],
    ["営業部長", "contains_any", ["部長"], "met"],
    ["Cafe\u0301 Noir", "contains_any", ["caf\u00e9"], "met"],
    ["Caf\u00e9", "contains_any", ["cafe"], "unmet"],
    [["true", "b"], "eq", true, "unknown"],
    [Number.NaN, "gte", 1, "unknown"],
    [Number.POSITIVE_INFINITY, "gte", 1, "unknown"],
    [["red", "blue"], "eq", "red", "met"],
    [[], "eq", "red", "unmet"],
    ["Head of PRODUCTION", "contains_any", ["plant", "production"], "met"],
    ["Anna@Uni.EDU", "ends_with_any", [".edu"], "met"],
    ["anna@edu.example", "ends_with_any", [".edu"], "unmet"],
    ["+49 30", "starts_with_any", ["+49"], "met"],
    [0, "exists", undefined, "met"],
    [undefined, "exists", undefined, "unmet"],
    ["", "exists", undefined, "unmet"],
  ])("%j %s %j is %s", (found, op, value, truth) => {
    const rule: Rule = { attribute: "attributes.x", op, ...(value !== undefined && { value }) };
    expect(evaluate(rule, withX(found), NOW)).toBe(truth);
  });

  test("contact attributes are found under either spelling, and nothing is inherited", () => {
    expect(attributeOf({ ...NOTHING, contact: { firstName: "Ada" } }, "contact.first_name")).toBe("Ada");
    expect(attributeOf(NOTHING, "attributes.constructor")).toBeUndefined();
  });
});

describe("counting events", () => {
  const demo = (daysAgo: number, data = {}) => ({ type: "demo", at: NOW - daysAgo * DAY_MS, data });
  const leadWith = (...events: LeadFacts["events"]): LeadFacts => ({ ...NOTHING, events });

  test.each<[what: string, lead: LeadFacts, truth: Truth]>([
    ["none means none", leadWith(), "unmet"],
    ["one at the far end of the window counts", leadWith(demo(14), demo(1)), "met"],
    ["one before the window does not", leadWith(demo(14.001), demo(1)), "unmet"],
    ["one after the instant does not", leadWith(demo(-0.001), demo(1)), "unmet"],
    ["another type does not", leadWith({ ...demo(1), type: "other" }, demo(1)), "unmet"],
  ])("%s", (_, lead, truth) => {
    expect(evaluate({ event: "demo", withinMs: 14 * DAY_MS, atLeast: 2 }, lead, NOW)).toBe(truth);
  });

  test.each<[data: Record<string, string | number>[], truth: Truth]>([
    [[{ minutes: 10 }], "met"],
    [[{ minutes: 9 }], "unmet"],
    [[{}], "unknown"],
    [[{}, { minutes: "12" }], "met"],
  ])("a condition on the data of %j is %s", (all, truth) => {
    const where: Rule = { attribute: "minutes", op: "gte", value: 10 };
    const lead = leadWith(...all.map((data) => demo(1, data)));
    expect(evaluate({ event: "demo", atLeast: 1, where }, lead, NOW)).toBe(truth);
    expect(missingAttributes({ event: "demo", atLeast: 1, where }, lead, NOW)).toEqual(
      truth === "unknown" ? ["demo.minutes"] : [],
    );
  });
});
