import { checkQuestion } from "#app/domain/playbook/cross-check-question.ts";
import { checkRepeats } from "#app/domain/playbook/cross-check-repeats.ts";
import { problemsOf } from "#app/domain/playbook/format/issues.ts";
import { QuestionsSection } from "#app/domain/playbook/format/question.schema.ts";
import type { Question } from "#app/domain/playbook/playbook.ts";
import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { textField } from "#app/domain/playbook/raw.ts";

export type CheckedQuestion =
  | { readonly kind: "ok"; readonly question: Question }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/**
 * Checks one question in the file format by itself: its shape, its answer key, texts that repeat. Whether its criterion
 * exists is not asked. Problems name places within the question, such as `options[1].text`; never throws.
 */
export function checkQuestionFile(value: unknown): CheckedQuestion {
  const parsed = QuestionsSection.safeParse([value]);
  const file = { questions: [value] };
  const own = { key: textField(value, "criterion"), rule: "any" };
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error, [value], []).map((each) => within(each, 1))),
    ...checkRepeats(file).map((each) => within(each, 2)),
    ...checkQuestion(value, [], [own]),
  ];
  const [question] = parsed.success ? parsed.data : [];
  if (question && problems.length === 0) return { kind: "ok", question };
  return { kind: "invalid", problems: [...new Map(problems.map((each) => [each.message, each])).values()] };
}

/** The same problem with its place seen from inside the question. */
function within({ path, found, expected }: Problem, depth: number): Problem {
  return problem(path.slice(depth), found, expected.replace("questions[0].", ""));
}
