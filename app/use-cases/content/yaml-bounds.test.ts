import { describe, expect, test } from "vitest";
import { readQuestions } from "#app/use-cases/content/exchange/exchange.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { readRuleText } from "#app/use-cases/content/rule-text.ts";
import { yamlOutOfBounds } from "./yaml-bounds.ts";

const MIB = 1024 * 1024;
const filled = (piece: string, begin = "") => begin + piece.repeat(Math.floor((MIB - begin.length) / piece.length));

describe("a megabyte of YAML that would keep the parser busy", () => {
  test.each([
    ["closing brackets", filled("]"), "closing brackets that nothing opens"],
    ["a slip in each line", filled("a: ]\n"), "closing brackets that nothing opens"],
    ["open brackets", filled("["), "nested too deeply"],
    ["endless dashes", filled("- "), "nested too deeply"],
    ["one list of numbers", `a: [${filled("1,").slice(0, -4)}]`, "keys, values and signs"],
    ["empty mappings", `a: [${filled("{},").slice(0, -4)}]`, "keys, values and signs"],
    ["short lines", filled("- 1\n"), "keys, values and signs"],
    ["keys", filled("a: 1\n"), "keys, values and signs"],
    ["comments", filled("#\n"), "keys, values and signs"],
    ["aliases", filled(" - *a\n", "a: &a 1\nb:\n"), "more than 50 aliases"],
    ["tags", filled("- !x 1\n"), "keys, values and signs"],
    ["quotes side by side", filled('"a" '), "keys, values and signs"],
  ])("of %s is refused before anything is built of it", (_, text, words) => {
    expect(yamlOutOfBounds(text)?.found).toContain(words);
    const read = readPlaybook(text, "big.yaml");
    expect(read.kind === "invalid" ? read.problems.map(({ message }) => message) : []).toEqual([
      expect.stringMatching(/^big\.yaml:1, the file: found .* expected /),
    ]);
    expect(readQuestions(text, "yaml").problems).toHaveLength(1);
    expect(readRuleText(text).kind).toBe("broken");
  });
});

describe("what people write stays within the bounds", () => {
  test.each([
    ["one long text", `a: |\n${filled("  word and word\n").slice(0, 800_000)}`],
    ["prose with lists in brackets and stars", "- '*a* [see] * b ]'\n- |\n  * one\n  * two\n".repeat(40)],
    ["the questions of a whole playbook", aBank(2_000)],
  ])("%s", (_, text) => {
    expect(yamlOutOfBounds(text)).toBeNull();
  });

  test("a few aliases are named with their lines, as before", () => {
    const read = readPlaybook("a: &a 1\nb: *a\n", "f");
    expect(read.kind === "invalid" ? read.problems.map(({ line, found }) => [line, found]) : []).toContainEqual([
      2,
      "the alias *a",
    ]);
  });
});

function aBank(questions: number): string {
  const options = ["Leave it in nurture; it is under the size", "Call within the hour", "Pass it on, and say why"];
  const one = (index: number) =>
    [
      `  - key: question-${index}`,
      "    criterion: company-size",
      "    kind: single_choice",
      "    prompt: A plant with 49 employees filled in the booth form. What do you do?",
      "    options:",
      ...options.map((text) => `      - { text: ${JSON.stringify(text)}, correct: false, because: Too small. }`),
    ].join("\n");
  return `questions:\n${Array.from({ length: questions }, (_, index) => one(index)).join("\n")}\n`;
}
