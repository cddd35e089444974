import { describe, expect, test } from "vitest";

import { classifyChanges } from "#app/domain/playbook/changes.ts";
import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { aPlaybook, aPlaybookFile } from "#tests/content/a-playbook.ts";

const asking = (more: object) => {
  const file = aPlaybookFile();
  const question = { key: "extra", criterion: "company-size", kind: "scenario", ...more };
  return { ...file, questions: [...file.questions, question] };
};
const messages = (more: object) => {
  const checked = checkPlaybookFile(asking(more));
  return checked.kind === "ok" ? [] : checked.problems.map(({ message }) => message);
};

describe("what a question generates", () => {
  test.each([
    { generate: "boundary" },
    { generate: "contrast" },
    { generate: "change" },
    { generate: "campaigns", with: ["throughput-paper", "other"] },
  ])("$generate is read back as it is written", (more) => {
    const playbook = aPlaybook(() => asking(more));
    expect(playbook.questions.at(-1)).toMatchObject(more);
    expect(readPlaybook(writePlaybook(playbook), "playbook.yaml")).toEqual({ kind: "ok", playbook });
  });

  test.each([
    [{ generate: "riddle" }, 'generate: found "riddle"'],
    [{ generate: "campaigns" }, "with: found nothing"],
    [{ generate: "campaigns", with: [] }, "with: found an empty list"],
    [{ generate: "campaigns", with: ["summit-2026"] }, "with[0]: found this campaign itself"],
    [{ generate: "campaigns", with: ["a-b", "a-b"] }, "something else than questions[4].with[0]"],
    [{ generate: "contrast", with: ["other"] }, 'found the unknown key "with"'],
  ])("%j is refused", (more, message) => {
    expect(messages(more).join("\n")).toContain(message);
  });

  test("asking in another way about the same rule is no more than wording", () => {
    const before = aPlaybook(() => asking({ generate: "contrast" }));
    const criteria = before.criteria.map((criterion) => ({ ...criterion, revision: 1 }));
    const after = aPlaybook(() => asking({ generate: "campaigns", with: ["other"] }));
    expect(classifyChanges({ ...before, criteria, version: 1 }, after)).toEqual([
      { criterion: "company-size", kind: "clarifying", parts: ["questions"] },
    ]);
  });
});
