import { z } from "zod";
import { QUESTION_STATUSES } from "#app/domain/playbook/playbook.ts";
import {
  CSV_FIELDS,
  type CsvColumns,
  type CsvField,
  guessColumns,
} from "#app/use-cases/content/exchange/csv-columns.ts";
import { readTable } from "#app/use-cases/content/exchange/csv-read.ts";
import { EXCHANGE_FORMATS, readQuestions } from "#app/use-cases/content/exchange/exchange.ts";
import { type PlacedQuestion, placeQuestions, SAME_KEY } from "#app/use-cases/content/exchange/place-questions.ts";
import type { DraftHere } from "./part-form.server.ts";
import { promptOf } from "./question-list.server.ts";

/** The browser sends one more character than we take for a file that is too large; the reader says so. */
const MOST_CHARACTERS = 1024 * 1024 + 1;

const ImportForm = z.object({
  intent: z.enum(["check", "save"]).catch("check"),
  format: z.enum(EXCHANGE_FORMATS).catch("gift"),
  text: z.string().max(MOST_CHARACTERS),
  sameKey: z.enum(SAME_KEY).catch("update"),
  status: z.enum(QUESTION_STATUSES).catch("draft"),
  /** The draft as it stood when the report was shown. */
  revision: z.coerce.number().int().catch(-1),
  columns: z.array(z.string()).max(60),
  group: z.array(z.string().max(1000)).max(500),
  to: z.array(z.string().max(200)).max(500),
});
export type ImportForm = z.infer<typeof ImportForm>;

/** What was pasted or uploaded, and how it is to be read; null without any text. */
export async function readImport(request: Request): Promise<ImportForm | null> {
  const form = await request.formData();
  const file = form.get("file");
  const uploaded = typeof file === "object" && file !== null && file.size > 0 ? await textOf(file) : "";
  const pasted = form.get("text");
  const text = uploaded !== "" ? uploaded : typeof pasted === "string" ? pasted : "";
  const parsed = ImportForm.safeParse({
    intent: uploaded === "" ? form.get("intent") : "check",
    format: form.get("format"),
    text,
    sameKey: form.get("sameKey"),
    status: form.get("status"),
    revision: form.get("revision"),
    columns: form.getAll("column[]"),
    group: form.getAll("group[]"),
    to: form.getAll("to[]"),
  });
  return parsed.success && text.trim() !== "" ? parsed.data : null;
}

/** What an import would do to the draft: a dry run. */
export function checkImport(form: ImportForm, { current }: DraftHere) {
  const columns = columnsOf(form);
  const read = readQuestions(form.text, form.format, columns?.mapped);
  const criteria = current.playbook.criteria.map(({ key }) => key);
  const groups = [...new Set(read.questions.map(({ group }) => group ?? ""))];
  const chosen = new Map(form.group.map((group, index) => [group, form.to[index] ?? ""]));
  const mapping = groups.map((group) => ({ group, to: chosen.get(group) ?? (criteria.includes(group) ? group : "") }));
  const target = new Map(mapping.map(({ group, to }) => [group, criteria.includes(to) ? to : null]));
  const placed = placeQuestions(read.questions, {
    criterionOf: (group) => target.get(group ?? "") ?? null,
    existing: new Map(current.playbook.questions.map((question) => [question.key, question])),
    sameKey: form.sameKey,
    status: form.status,
  });
  return {
    placed,
    report: {
      mapping,
      columns: columns && { ...columns, fields: COLUMN_FIELDS },
      problems: read.problems,
      rows: placed.map(rowOf),
      counts: count(placed),
    },
  };
}

function rowOf({ line, outcome, question }: PlacedQuestion) {
  return { line, outcome, key: question.key, kind: question.kind, prompt: promptOf(question) };
}

function count(placed: readonly PlacedQuestion[]): Record<PlacedQuestion["outcome"], number> {
  const of = (outcome: PlacedQuestion["outcome"]) => placed.filter((each) => each.outcome === outcome).length;
  return {
    new: of("new"),
    updated: of("updated"),
    same: of("same"),
    no_criterion: of("no_criterion"),
    key_taken: of("key_taken"),
  };
}

/** The columns of a table with what each holds, as chosen or as guessed; null for what is no table. */
function columnsOf({ format, text, columns }: ImportForm): { headings: readonly string[]; mapped: CsvColumns } | null {
  if (format !== "csv") return null;
  const table = readTable(text);
  if (!("headings" in table)) return null;
  const { headings } = table;
  const mapped =
    columns.length === headings.length
      ? columns.map((column) => CSV_FIELDS.find((field) => field === column) ?? null)
      : guessColumns(headings);
  return { headings, mapped };
}

/** UTF-8, or what older spreadsheets write. */
async function textOf(file: Blob): Promise<string> {
  const bytes = await file.slice(0, MOST_CHARACTERS).arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const FIELD_WORDS: Record<CsvField, string> = {
  key: "Its key",
  criterion: "Criterion or category",
  kind: "Kind of question",
  status: "Review status",
  prompt: "The question",
  because: "The reason, for the whole question",
  correct: "Which options are right",
  option: "An option",
  why: "The reason of the option before it",
  match: "What the option belongs to",
  right: "A right answer",
  wrong: "A wrong answer",
};

const COLUMN_FIELDS = CSV_FIELDS.map((field) => ({ value: field, label: FIELD_WORDS[field] }));
