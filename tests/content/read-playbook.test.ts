import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";

import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { aPlaybook, aPlaybookFile } from "#tests/content/a-playbook.ts";
import { questionsOf } from "#tests/content/a-question.ts";
import { aRule } from "#tests/content/arbitraries.ts";

function messages(text: string): string[] {
  const read = readPlaybook(text, "playbook.yaml");
  return read.kind === "ok" ? [] : read.problems.map(({ message }) => message);
}

describe("reading a playbook file", () => {
  test("a problem is reported at its line, and all of them in that order", () => {
    const text = stringify(aPlaybookFile())
      .replace("at_least: 1", "at_least: -1")
      .replace("threshold: 60", "threshold: lots")
      .replace("channel: trade_show", "channel: tv\n  logo: x");
    const lines = text.split("\n");
    const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;
    const read = readPlaybook(text, "playbook.yaml");
    if (read.kind === "ok") throw new Error("accepted");
    expect(read.problems.map(({ line, place, found }) => [line, place, found])).toEqual([
      [lineOf("channel: tv"), "campaign.channel", '"tv"'],
      [lineOf("logo: x"), "campaign.logo", 'the unknown key "logo"'],
      [lineOf("at_least: -1"), "criteria[1].rule.at_least", "-1"],
      [lineOf("threshold: lots"), "scoring.threshold", '"lots"'],
    ]);
    expect(read.problems[2]?.message).toBe(
      `playbook.yaml:${lineOf("at_least: -1")}, criteria[1].rule.at_least: found -1, expected a whole number of 1 or more`,
    );
  });

  test.each<[text: string, message: string]>([
    ["", "playbook.yaml:1, the file: found nothing, expected a mapping"],
    ["a: 1\na: 2\n", "playbook.yaml:2, the file: found the key a again, expected each key once"],
    ["a: &x 1\nb: *x\n", "playbook.yaml:2, the file: found the alias *x"],
    ["a: [", "playbook.yaml:1, the file: found YAML that cannot be read"],
    ["a: !secret x", "Unresolved tag"],
    ["a: 1\n---\nb: 2\n", "multiple documents"],
    ["- 1", "found a list of 1, expected a mapping"],
    ["__proto__: { polluted: true }", 'found the unknown key "__proto__"'],
    ["? [a, b]\n: 1\n", "found a key that is no text"],
    ["[".repeat(200_000), "found YAML nested too deeply"],
    ["- ".repeat(200_000), "found YAML nested too deeply"],
    [Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join("\n"), "k9: found the unknown key"],
    ["x".repeat(1024 * 1024 + 1), "expected at most 1 MiB"],
  ])("a broken file is refused (%#)", (text, message) => {
    expect(messages(text).join("\n")).toContain(message);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("nothing makes it throw", () => {
    const line = fc.constantFrom(
      "a:",
      " - b",
      "key: [x",
      "&a *a",
      "? :",
      "criteria:",
      "  - key: ü",
      "\t",
      "|",
      "'",
      "{}",
      "%YAML 1.1",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }), (all) => void messages(all.join("\n"))),
    );
  });
});

describe("writing a playbook file", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "yes",
      "2026-12-01",
      "1e3",
      "- a",
      "a: b",
      "# c",
      "line\nbreak\n",
      " spaces ",
      "null",
      "~",
      "x\u2028y",
      "\"'",
    ),
  );
  const words = text.filter((each) => each.trim() !== "");

  test("it reads back as the same playbook, whatever the rules and texts", () => {
    fc.assert(
      fc.property(aRule, words, words, fc.boolean(), questionsOf("other"), (rule, why, title, isRequired, more) => {
        const playbook = aPlaybook();
        const [first, ...rest] = playbook.criteria;
        if (!first) throw new Error("no criterion");
        const changed = {
          ...playbook,
          brief: { who: why, assets: [{ key: "a", title, kind: title }] },
          criteria: [
            ...rest,
            { ...first, key: "other", rule, why, title, say: title, required: isRequired, points: 20 },
          ],
          questions: [
            ...playbook.questions.filter((question) => !("generate" in question)),
            { key: "s", criterion: "asked-for-demo", kind: "short_answer" as const, prompt: why, accept: [title] },
            {
              key: "o",
              criterion: "other",
              kind: "short_answer" as const,
              prompt: why,
              accept: [title],
              because: title,
            },
            ...more,
          ],
          gate: { ...playbook.gate, variants: { critical: 1, standard: 1 } },
          routing: { ...playbook.routing, routes: [{ when: rule, pool: title, strategy: "weighted" as const }] },
        };
        const written = writePlaybook(changed);
        const read = readPlaybook(written, "playbook.yaml");
        expect(read).toEqual({ kind: "ok", playbook: changed });
        expect(writePlaybook(changed)).toBe(written);
      }),
    );
  });

  test("the written file is in the format itself", () => {
    expect(checkPlaybookFile(aPlaybookFile()).kind).toBe("ok");
    expect(writePlaybook(aPlaybook())).toContain("within: 14d");
  });
});
