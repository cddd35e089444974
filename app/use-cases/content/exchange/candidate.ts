import { checkQuestionFile } from "#app/domain/playbook/question-file.ts";
import type { Question, QuestionStatus } from "#app/domain/playbook/playbook.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";
import { keyFrom } from "./key-from.ts";

/** A question as some other system's file has it, said in the words of ours. */
export interface Candidate {
  readonly line: number;
  /** What the file calls it; its key, if it can be one. */
  readonly name: string;
  /** The category, tag or column that may say which criterion it probes. */
  readonly group: string | null;
  /** In the file format, without key and criterion. */
  readonly value: Readonly<Record<string, unknown>>;
  /** What of it is lost on the way, although the question can be taken. */
  readonly losses?: readonly Pick<ImportProblem, "found" | "expected">[];
}

/** What came out of a file: questions to place, and everything that can't be taken as it stands. */
export interface ReadQuestions {
  readonly questions: readonly ReadQuestion[];
  readonly problems: readonly ImportProblem[];
}

export interface ReadQuestion {
  readonly line: number;
  readonly group: string | null;
  /** Its criterion is still to be said. */
  readonly question: Question;
}

export interface ImportProblem {
  /** left_out: the question isn't taken. changed: it is, but for what is named here. */
  readonly kind: "left_out" | "changed";
  readonly line: number;
  /** The question it is about; empty for the file itself. */
  readonly name: string;
  readonly found: string;
  readonly expected: string;
}

/** The criterion of a question whose criterion nobody has said yet; no criterion can be called that. */
export const UNPLACED = "unplaced";

/** Nobody reads more than these. */
const MAX_PROBLEMS = 500;
/** As many as a whole playbook may have. */
export const MAX_QUESTIONS = 2_000;

/** Checks candidates exactly like a playbook's own questions; what doesn't pass is a problem with its line. */
export function settle(candidates: readonly Candidate[], problems: readonly ImportProblem[]): ReadQuestions {
  const taken = new Set<string>();
  const questions: ReadQuestion[] = [];
  const tooMany = candidates[MAX_QUESTIONS];
  const found = [
    ...problems,
    ...(tooMany
      ? [leftOut(tooMany.line, "", "more questions from here on", `at most ${MAX_QUESTIONS} at a time`)]
      : []),
  ];
  for (const { line, name, group, value, losses = [] } of candidates.slice(0, MAX_QUESTIONS)) {
    const key = keyFrom(name, value["prompt"], taken);
    const checked = checkQuestionFile({ ...value, key, criterion: UNPLACED });
    if (checked.kind === "invalid") {
      found.push(
        ...checked.problems.map((each) => ({
          ...leftOut(line, name, each.found, each.expected),
          ...(each.path.length > 0 && { expected: `${each.expected}, at ${formatPath(each.path)}` }),
        })),
      );
      continue;
    }
    taken.add(key);
    questions.push({ line, group, question: checked.question });
    found.push(...losses.map((loss): ImportProblem => ({ kind: "changed", line, name, ...loss })));
  }
  return { questions, problems: found.toSorted((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS) };
}

/** A question that isn't taken, and why. */
export function leftOut(line: number, name: string, found: string, expected: string): ImportProblem {
  return { kind: "left_out", line, name, found, expected };
}

/** A review status written as a tag or in a column; undefined for any other word. */
export function statusFrom(word: string): QuestionStatus | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return STATUSES.find((status) => status === plain);
}

const STATUSES: readonly QuestionStatus[] = ["draft", "in_review", "approved", "retired"];
