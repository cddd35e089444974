import { csvLine } from "#app/domain/csv.ts";
import type { Question } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";

const FIRST = ["key", "criterion", "kind", "status", "prompt", "because", "correct"];

/** Questions as a table that reads back by its headings alone. */
export function writeCsv(questions: readonly Question[]): string {
  const most = Math.max(0, ...questions.map((question) => cellsOf(question).length));
  const headings = [...FIRST, ...numbered(most).flatMap((n) => [`option ${n}`, `why ${n}`, `match ${n}`])];
  const rows = questions.map((question) => [
    question.key,
    question.criterion,
    question.kind,
    statusOf(question),
    "prompt" in question ? question.prompt : "",
    "because" in question ? question.because : "",
    rightOnes(question),
    ...cellsOf(question).flatMap(({ option, why, match }) => [option, why, match]),
  ]);
  return [headings, ...rows].map((row) => `${csvLine(row.map(guarded))}\r\n`).join("");
}

interface Cells {
  readonly option: string;
  readonly why?: string | undefined;
  readonly match?: string;
}

function cellsOf(question: Question): readonly Cells[] {
  if ("generate" in question) return [];
  if ("options" in question) return question.options.map(({ text, because }) => ({ option: text, why: because }));
  if ("pairs" in question) return question.pairs.map(({ left, right }) => ({ option: left, match: right }));
  return ("accept" in question ? question.accept : question.items).map((option) => ({ option }));
}

function rightOnes(question: Question): string {
  if (!("options" in question)) return "";
  return question.options.flatMap(({ correct }, index) => (correct ? [index + 1] : [])).join("; ");
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** `csvLine` marks what a spreadsheet would run; one that is marked already gets another mark, so that both come back. */
function guarded(value: string | undefined): string {
  return value !== undefined && /^'+[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? "");
}
