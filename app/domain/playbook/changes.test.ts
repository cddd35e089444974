import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkDeclaredChanges, classifyChanges, publishCriteria } from "#app/domain/playbook/changes.ts";
import type {
  Criterion,
  Playbook,
  PublishedPlaybook,
  Question,
  QuestionStatus,
} from "#app/domain/playbook/playbook.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";

function published(playbook: Playbook, previous: PublishedPlaybook | null = null): PublishedPlaybook {
  return { ...playbook, criteria: publishCriteria(previous, playbook), version: (previous?.version ?? 0) + 1 };
}

const playbook = aPlaybook();
const first = published(playbook);

function withCriterion(key: string, change: Partial<Criterion>): Playbook {
  return { ...playbook, criteria: playbook.criteria.map((each) => (each.key === key ? { ...each, ...change } : each)) };
}

function withQuestion(key: string, change: (question: Question) => Question): Playbook {
  return { ...playbook, questions: playbook.questions.map((each) => (each.key === key ? change(each) : each)) };
}

function withOption(index: number, change: { text?: string; correct?: boolean; because?: string }): Playbook {
  return withQuestion("student-call", (question) =>
    "options" in question
      ? {
          ...question,
          options: question.options.map((option, at) => (at === index ? { ...option, ...change } : option)),
        }
      : question,
  );
}

describe("what publishing changes", () => {
  test("everything is new at first, with revision 1", () => {
    expect(classifyChanges(null, playbook).map(({ kind }) => kind)).toEqual(["new", "new", "new", "new"]);
    expect(first.criteria.map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
  });

  test.each<[what: string, next: Playbook, criterion: string, kind: string, parts: string[]]>([
    ["points", withCriterion("company-size", { points: 25 }), "company-size", "material", ["points"]],
    ["importance", withCriterion("student", { importance: "critical" }), "student", "material", ["importance"]],
    ["required", withCriterion("company-size", { required: false }), "company-size", "material", ["required"]],
    ["kind", withCriterion("company-size", { kind: "behaviour" }), "company-size", "material", ["kind"]],
    [
      "the rule",
      withCriterion("company-size", { rule: { attribute: "company.employees", op: "between", value: [50, 999] } }),
      "company-size",
      "material",
      ["rule"],
    ],
    ["the correct option", withOption(0, { text: "Send nothing" }), "student", "material", ["answers", "questions"]],
    [
      "the accepted answers",
      withQuestion("paper-name", (question) => ("accept" in question ? { ...question, accept: ["paper"] } : question)),
      "which-paper",
      "material",
      ["answers"],
    ],
    ["the reason", withCriterion("student", { why: "They have no budget." }), "student", "clarifying", ["why"]],
    ["a wrong option", withOption(1, { text: "Call at once" }), "student", "clarifying", ["questions"]],
    ["a comma", withCriterion("student", { why: "They are welcome but not buying" }), "student", "editorial", ["why"]],
    [
      "a case in the right option",
      withOption(0, { text: "send the recording." }),
      "student",
      "editorial",
      ["questions"],
    ],
    ["a figure", withCriterion("student", { title: "Students are not leads 2.5" }), "student", "clarifying", ["title"]],
    [
      "declared lower",
      withCriterion("student", { why: "Another.", change: "editorial" }),
      "student",
      "editorial",
      ["why"],
    ],
    [
      "declared higher",
      withCriterion("student", { why: "Another.", change: "material" }),
      "student",
      "material",
      ["why"],
    ],
  ])("%s", (_, next, criterion, kind, parts) => {
    expect(classifyChanges(first, next)).toEqual([{ criterion, kind, parts }]);
    const revision = published(next, first).criteria.find(({ key }) => key === criterion)?.revision;
    expect(revision).toBe(kind === "material" ? 2 : 1);
  });

  test("order, case and repetition in a rule change nothing, and neither do more or fewer questions", () => {
    const rule = {
      any: [
        { attribute: "contact.email", op: "ends_with_any" as const, value: [".EDU"] },
        { attribute: "contact.title", op: "contains_any" as const, value: ["intern", "Student", "student"] },
      ],
    };
    expect(classifyChanges(first, withCriterion("student", { rule }))).toEqual([]);
    const more: Question = { key: "more", criterion: "student", kind: "short_answer", prompt: "?", accept: ["x"] };
    expect(classifyChanges(first, { ...playbook, questions: [...playbook.questions.slice(1), more] })).toEqual([]);
  });

  test("a question counts from its approval to its retirement; in between its right answer is material", () => {
    const withStatus = (base: Playbook, key: string, status: QuestionStatus, accept: string[]): Playbook => ({
      ...base,
      questions: base.questions.map((each) =>
        each.key === key && "accept" in each ? { ...each, status, accept } : each,
      ),
    });
    const draft = withStatus(playbook, "paper-name", "draft", ["a draft"]);
    const approved = withStatus(playbook, "paper-name", "approved", ["the paper"]);
    const corrected = withStatus(playbook, "paper-name", "approved", ["another paper"]);
    const retired = withStatus(playbook, "paper-name", "retired", ["nothing"]);
    const kinds = (before: Playbook, after: Playbook) =>
      classifyChanges(published(before), after).map(({ kind, parts }) => [kind, parts]);
    expect(kinds(draft, approved)).toEqual([]);
    expect(kinds(draft, retired)).toEqual([]);
    expect(kinds(approved, retired)).toEqual([]);
    expect(kinds(approved, corrected)).toEqual([["material", ["answers"]]]);
  });

  test("a digit's sign or point is no punctuation", () => {
    const one = published(withCriterion("student", { title: "Over 1.5 of them" }));
    expect(classifyChanges(one, withCriterion("student", { title: "Over 15 of them" }))[0]?.kind).toBe("clarifying");
  });

  test("a material change can't be declared lower", () => {
    const next = withCriterion("company-size", { points: 25, required: false, change: "clarifying" });
    expect(checkDeclaredChanges(first, next).map(({ message }) => message)).toEqual([
      "criteria[0].change: found clarifying, expected material, because the requirement and points changed: credit for it is lost",
    ]);
    expect(classifyChanges(first, next)[0]?.kind).toBe("material");
    expect(checkDeclaredChanges(null, next)).toEqual([]);
  });

  test("a retired criterion that returns continues after its last revision", () => {
    const without: Playbook = { ...playbook, criteria: playbook.criteria.slice(1) };
    const second = published(without, first);
    expect(classifyChanges(first, without)).toEqual([{ criterion: "company-size", kind: "retired", parts: [] }]);
    expect(classifyChanges(second, playbook).map(({ kind }) => kind)).toEqual(["new"]);
    expect(publishCriteria(second, playbook, { "company-size": 4 })[0]?.revision).toBe(5);
    expect(publishCriteria(second, playbook)[0]?.revision).toBe(1);
  });

  test("publishing the same again changes nothing, and untouched criteria keep their revision", () => {
    expect(classifyChanges(first, playbook)).toEqual([]);
    fc.assert(
      fc.property(fc.subarray(playbook.criteria.map(({ key }) => key)), fc.nat(3), (touched, what) => {
        const change: Partial<Criterion>[] = [
          { why: "New." },
          { importance: "critical" },
          { title: "New" },
          { points: 7 },
        ];
        const next: Playbook = {
          ...playbook,
          criteria: playbook.criteria.map((each) => (touched.includes(each.key) ? { ...each, ...change[what] } : each)),
        };
        const second = published(next, first);
        for (const { key, revision } of second.criteria) if (!touched.includes(key)) expect(revision).toBe(1);
        expect(classifyChanges(second, next)).toEqual([]);
        expect(publishCriteria(second, next)).toEqual(second.criteria);
      }),
    );
  });
});
