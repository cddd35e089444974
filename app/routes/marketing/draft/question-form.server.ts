import { z } from "zod";
import type { Parts } from "#app/domain/playbook/parts.ts";
import { GENERATE_KINDS, QUESTION_KINDS, QUESTION_STATUSES } from "#app/domain/playbook/playbook.ts";
import type { Question, QuestionKind } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import type { PartEdit } from "#app/use-cases/drafts/save-part.ts";

/** More than any question needs; a bound on what one form may cost. */
const MOST_ROWS = 50;
const texts = z.array(z.string().max(5_000)).max(MOST_ROWS).default([]);

/** The form of one question: all text, as typed. What it amounts to is checked like a file. */
export const QuestionForm = z.object({
  intent: z.string().default("save"),
  base: z.string().default(""),
  key: z.string().trim().default(""),
  kind: z.enum(QUESTION_KINDS, "Choose what kind it is."),
  generate: z.union([z.literal(""), z.enum(GENERATE_KINDS)]).default(""),
  with: z.array(z.string().max(200)).max(100).default([]),
  criterion: z.string().min(1, "Choose the criterion it asks about."),
  status: z.enum(QUESTION_STATUSES, "Choose a status."),
  prompt: z.string().trim().default(""),
  because: z.string().trim().default(""),
  text: texts,
  why: texts,
  match: texts,
  correct: texts,
});
export type QuestionForm = z.infer<typeof QuestionForm>;

/** One line of the form: an option, an accepted answer, an item, or a pair. */
export interface AnswerRow {
  readonly text: string;
  readonly why: string;
  readonly match: string;
  readonly correct: boolean;
}

/** The lines as typed, after the button that adds or removes one, if that was pressed. */
export function rowsOf({ text, why, match, correct, intent }: QuestionForm): AnswerRow[] {
  const rows = text.map((each, index) => ({
    text: each,
    why: why[index] ?? "",
    match: match[index] ?? "",
    correct: correct.includes(String(index)),
  }));
  if (intent === "add") return [...rows, EMPTY_ROW].slice(0, MOST_ROWS);
  const removed = /^remove-(\d+)$/.exec(intent)?.[1];
  return removed === undefined ? rows : rows.filter((_, index) => index !== Number(removed));
}

/** The question in the file format; blank lines are lines nobody filled in. */
export function questionFromForm(key: string, form: QuestionForm): Record<string, unknown> {
  const { kind, generate, criterion, status, prompt, because } = form;
  const base = { key, criterion, kind, ...(status !== "approved" && { status }) };
  if (generate === "campaigns") return { ...base, generate, with: form.with };
  if (generate !== "") return { ...base, generate };
  return { ...base, prompt, ...answersOf(kind, rowsOf(form)), ...(because !== "" && { because }) };
}

/** What the form of a question starts from. */
export function valuesOf(question: Question) {
  return {
    kind: question.kind,
    generate: "generate" in question ? question.generate : "",
    with: "with" in question ? question.with : [],
    criterion: question.criterion,
    status: statusOf(question),
    prompt: "generate" in question ? "" : question.prompt,
    because: "generate" in question ? "" : (question.because ?? ""),
    rows: answerRows(question),
  };
}

/** Lines to start a question of that kind with. */
export function emptyRows(kind: QuestionKind): AnswerRow[] {
  if (kind === "true_false") return ["True", "False"].map((text) => ({ ...EMPTY_ROW, text }));
  return Array.from({ length: kind === "short_answer" ? 2 : 3 }, () => EMPTY_ROW);
}

/** The chosen questions with another status, each against the text it was chosen in. */
export async function statusEdits(request: Request, parts: Parts): Promise<{ edits: PartEdit[]; status: string }> {
  const form = await request.formData();
  const status = QUESTION_STATUSES.find((each) => each === form.get("status")) ?? "draft";
  const picks = form.getAll("pick[]").flatMap((pick) => (typeof pick === "string" ? [pick.split(" ")] : []));
  const edits = picks.flatMap(([key = "", base = ""]): PartEdit[] => {
    const part = `questions/${key}` as const;
    const value = parts.get(part);
    if (typeof value !== "object" || value === null) return [{ part, value: {}, base }];
    const { status: _status, ...rest } = Object.fromEntries(Object.entries(value));
    return [{ part, value: status === "approved" ? rest : { ...rest, status }, base }];
  });
  return { edits, status };
}

const EMPTY_ROW: AnswerRow = { text: "", why: "", match: "", correct: false };

function answerRows(question: Question): AnswerRow[] {
  if ("generate" in question) return [];
  if ("options" in question) {
    return question.options.map(({ text, because, correct }) => ({ ...EMPTY_ROW, text, why: because ?? "", correct }));
  }
  if ("pairs" in question) return question.pairs.map(({ left, right }) => ({ ...EMPTY_ROW, text: left, match: right }));
  return ("accept" in question ? question.accept : question.items).map((text) => ({ ...EMPTY_ROW, text }));
}

function answersOf(kind: QuestionKind, rows: readonly AnswerRow[]): Record<string, unknown> {
  const filled = rows.filter(({ text, match }) => text.trim() !== "" || match.trim() !== "");
  switch (kind) {
    case "short_answer":
      return { accept: filled.map(({ text }) => text.trim()) };
    case "order":
      return { items: filled.map(({ text }) => text.trim()) };
    case "match":
      return { pairs: filled.map(({ text, match }) => ({ left: text.trim(), right: match.trim() })) };
    case "single_choice":
    case "multiple_choice":
    case "true_false":
    case "scenario":
      return {
        options: filled.map(({ text, why, correct }) => ({
          text: text.trim(),
          ...(correct && { correct }),
          ...(why.trim() !== "" && { because: why.trim() }),
        })),
      };
  }
}
