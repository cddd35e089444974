import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Question } from "#app/domain/playbook/playbook.ts";
import { isAccepted } from "#app/domain/questions/accept-text.ts";
import { grade } from "#app/domain/questions/grade.ts";
import { present } from "#app/domain/questions/present.ts";
import type { Presentation } from "#app/domain/questions/presentation.ts";
import type { AuthoredVariant } from "#app/domain/questions/variants.ts";

const base = { key: "q", criterion: "student", prompt: "?" };
const options = ["one", "two", "three", "four"].map((text, index) => ({ text, correct: index < 1 }));

function shown(question: AuthoredVariant["question"], seed = 1): Presentation {
  return present({ kind: "authored", id: question.key, criterion: question.criterion, question }, seed);
}

function idsOf({ options: all }: Presentation, ...texts: string[]): string[] {
  return texts.map((text) => all.find((option) => option.text === text)?.id ?? "missing");
}

function verdict(presentation: Presentation, ids: string[]) {
  const result = grade(presentation, { kind: "choice", ids });
  return result.kind === "graded" ? result.correct : "invalid";
}

describe("presenting", () => {
  test("ids differ from showing to showing and the place of the right option varies evenly", () => {
    const places = [0, 0, 0, 0];
    const ids = new Set<string>();
    for (let seed = 0; seed < 2_000; seed += 1) {
      const { options: all, truth } = shown({ ...base, kind: "single_choice", options }, seed);
      if (truth.kind !== "set") throw new Error("no set");
      places[all.findIndex(({ id }) => id === truth.ids[0])]! += 1;
      for (const { id } of all) ids.add(id);
    }
    expect(ids.size).toBe(8_000);
    for (const count of places) expect(count).toBeGreaterThan(420);
  });

  test("the author's order leaves no trace: any order gives the same showing", () => {
    const question = { ...base, kind: "single_choice" as const, options };
    const { options: given } = shown(question, 7);
    expect(shown({ ...question, options: options.toReversed() }, 7).options).toEqual(given);
  });

  test("true comes before false", () => {
    const question = {
      ...base,
      kind: "true_false" as const,
      options: [
        { text: "False", correct: true },
        { text: "True", correct: false },
      ],
    };
    for (const seed of [1, 2, 3, 4])
      expect(shown(question, seed).options.map(({ text }) => text)).toEqual(["True", "False"]);
  });
});

describe("grading", () => {
  test("a single choice", () => {
    const presentation = shown({ ...base, kind: "single_choice", options });
    expect(verdict(presentation, idsOf(presentation, "one"))).toBe(true);
    expect(verdict(presentation, idsOf(presentation, "two"))).toBe(false);
    expect(verdict(presentation, idsOf(presentation, "one", "two"))).toBe("invalid");
    expect(verdict(presentation, [])).toBe("invalid");
    expect(verdict(presentation, ["nope"])).toBe("invalid");
    expect(grade(presentation, { kind: "text", text: "one" }).kind).toBe("invalid");
  });

  test("a multiple choice wants the exact set", () => {
    const two = options.map((option, index) => ({ ...option, correct: index < 2 }));
    const presentation = shown({ ...base, kind: "multiple_choice", options: two });
    expect(verdict(presentation, idsOf(presentation, "two", "one"))).toBe(true);
    expect(verdict(presentation, idsOf(presentation, "one"))).toBe(false);
    expect(verdict(presentation, idsOf(presentation, "one", "two", "three"))).toBe(false);
    expect(verdict(presentation, [...idsOf(presentation, "one"), ...idsOf(presentation, "one")])).toBe("invalid");
  });

  test("an order and a match want the exact sequence", () => {
    const order = shown({ ...base, kind: "order", items: ["a", "b", "c"] });
    expect(verdict(order, idsOf(order, "a", "b", "c"))).toBe(true);
    expect(verdict(order, idsOf(order, "a", "c", "b"))).toBe(false);
    expect(verdict(order, idsOf(order, "a", "b"))).toBe("invalid");
    expect(verdict(order, idsOf(order, "a", "b", "b"))).toBe("invalid");

    const pairs = [1, 2, 3, 4].map((n) => ({ left: `left ${n}`, right: `right ${n}` }));
    const match = shown({ ...base, kind: "match", pairs });
    const rights = (match.lefts ?? []).map((left) => left.replace("left", "right"));
    expect(verdict(match, idsOf(match, ...rights))).toBe(true);
    expect(verdict(match, idsOf(match, ...rights.toReversed()))).toBe(false);
  });

  test("the truth of any presentation is graded right, whatever the seed", () => {
    const questions: Exclude<Question, { generate: string }>[] = [
      { ...base, kind: "single_choice", options },
      { ...base, kind: "order", items: ["a", "b", "c"] },
      {
        ...base,
        kind: "match",
        pairs: [
          { left: "a", right: "1" },
          { left: "b", right: "2" },
        ],
      },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.integer(), (question, seed) => {
        const presentation = shown(question, seed);
        expect(presentation).toEqual(shown(question, seed));
        if (presentation.truth.kind !== "text") expect(verdict(presentation, [...presentation.truth.ids])).toBe(true);
      }),
    );
  });
});

describe("a typed answer", () => {
  test.each<[answer: string, accept: string, accepted: boolean]>([
    ["Throughput paper", "throughput paper", true],
    ["  throughput-paper! ", "throughput paper", true],
    ["throughputpaper", "throughput paper", true],
    ["thruoghput paper", "throughput paper", true],
    ["throughut paper", "throughput paper", true],
    ["throughhput paper", "throughput paper", true],
    ["throughpot paper", "throughput paper", true],
    ["thrughpot paper", "throughput paper", false],
    ["throughput papers", "throughput paper", false],
    ["throughput", "throughput paper", false],
    ["cafe creme", "Café crème", true],
    ["Strasse", "Straße", true],
    ["1000", "1,000", true],
    ["1 000", "1,000", true],
    ["1.5", "15", false],
    ["1,5", "1.5", true],
    ["15", "1 5", false],
    ["50 to 1,000", "50 to 1000", true],
    ["50–100", "50-100", true],
    ["50100", "50-100", false],
    ["-5", "5", false],
    ["18 months", "19 months", false],
    ["18 monhts", "18 months", true],
    ["B42", "b-42", true],
    ["B43", "B42", false],
    ["12 minutes.", "12 minutes", true],
    ["Кёльн", "кельн", true],
  ])("%j for %j: %s", (answer, accept, accepted) => {
    expect(isAccepted(answer, [accept])).toBe(accepted);
  });

  test("blank and endless ones are invalid", () => {
    const presentation = shown({ ...base, kind: "short_answer", accept: ["x"] });
    for (const text of ["", "  ", "?!", "x".repeat(1_001)])
      expect(grade(presentation, { kind: "text", text }).kind).toBe("invalid");
    expect(grade(presentation, { kind: "text", text: " X " })).toEqual({ kind: "graded", correct: true });
    expect(grade(presentation, { kind: "choice", ids: ["x"] }).kind).toBe("invalid");
  });
});
