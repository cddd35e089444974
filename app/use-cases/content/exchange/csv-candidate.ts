import { QUESTION_KINDS } from "#app/domain/playbook/playbook.ts";
import type { QuestionKind } from "#app/domain/playbook/playbook.ts";
import { type Candidate, type ImportProblem, leftOut, statusFrom } from "./candidate.ts";
import type { CsvColumns, CsvField } from "./csv-columns.ts";

/** One row in the words of our format, or why it has no place in it. */
export function csvCandidate(cells: readonly string[], columns: CsvColumns, line: number): Candidate | ImportProblem {
  const row = rowOf(cells, columns);
  const name = row.one("key");
  const kind = kindOf(row);
  if (kind === null) {
    return leftOut(line, name, `the kind ${JSON.stringify(row.one("kind"))}`, `one of ${QUESTION_KINDS.join(", ")}`);
  }
  const statusWord = row.one("status");
  const status = statusFrom(statusWord);
  if (statusWord !== "" && !status) {
    return leftOut(line, name, `the status ${JSON.stringify(statusWord)}`, "draft, in review, approved or retired");
  }
  const because = row.one("because");
  const value = {
    kind,
    ...(status && { status }),
    prompt: row.one("prompt"),
    ...(because !== "" && { because }),
    ...answersOf(kind, row),
  };
  return { line, name, group: row.one("criterion") || null, value };
}

interface Row {
  readonly one: (field: CsvField) => string;
  /** Cells of every column of that field, blank ones too, so that an option and its reason stay side by side. */
  readonly all: (field: CsvField) => string[];
  readonly filled: (field: CsvField) => string[];
}

function rowOf(cells: readonly string[], columns: CsvColumns): Row {
  const all = (field: CsvField) =>
    columns.flatMap((column, index) => (column === field ? [(cells[index] ?? "").trim()] : []));
  const filled = (field: CsvField) => all(field).filter((cell) => cell !== "");
  return { one: (field) => filled(field)[0] ?? "", all, filled };
}

/** As the row says, else as its cells suggest; null for a word that is no kind. */
function kindOf(row: Row): QuestionKind | null {
  const said = row
    .one("kind")
    .toLowerCase()
    .replace(/[\s/-]+/g, "_");
  if (said !== "") return KIND_WORDS[said] ?? QUESTION_KINDS.find((kind) => kind === said) ?? null;
  if (row.filled("match").length > 0) return "match";
  const options = row.filled("option");
  const right = row.filled("right").length + rightPlaces(row, options).size;
  if (options.length === 2 && options.every((text) => /^(true|false)$/i.test(text))) return "true_false";
  if (options.length === 0 && row.filled("wrong").length === 0) return "short_answer";
  return right > 1 ? "multiple_choice" : "single_choice";
}

const KIND_WORDS: Readonly<Record<string, QuestionKind>> = {
  single: "single_choice",
  mc: "single_choice",
  multiple: "multiple_choice",
  multichoice: "multiple_choice",
  true_or_false: "true_false",
  truefalse: "true_false",
  tf: "true_false",
  short: "short_answer",
  typed: "short_answer",
  shortanswer: "short_answer",
  ordering: "order",
  matching: "match",
};

function answersOf(kind: QuestionKind, row: Row): Record<string, unknown> {
  switch (kind) {
    case "short_answer":
      return { accept: [...row.filled("right"), ...row.filled("option"), ...acceptedIn(row)] };
    case "order":
      return { items: row.filled("option") };
    case "match": {
      const rights = row.all("match");
      const pairs = row.all("option").map((left, index) => ({ left, right: rights[index] ?? "" }));
      return { pairs: pairs.filter(({ left, right }) => left !== "" || right !== "") };
    }
    case "single_choice":
    case "multiple_choice":
    case "true_false":
    case "scenario":
      return { options: optionsOf(row) };
  }
}

/** A typed answer's column `correct` holds the answers themselves, if there are no others. */
function acceptedIn(row: Row): string[] {
  if (row.filled("right").length + row.filled("option").length > 0) return [];
  return row
    .one("correct")
    .split(/\s*[|;]\s*/)
    .filter((text) => text !== "");
}

function optionsOf(row: Row): Record<string, unknown>[] {
  const whys = row.all("why");
  const texts = row.all("option");
  const right = rightPlaces(row, texts);
  const listed = texts.flatMap((text, index) => {
    const because = whys[index] ?? "";
    if (text === "") return [];
    return [{ text, ...(right.has(index) && { correct: true }), ...(because !== "" && { because }) }];
  });
  const added = row.filled("right").map((text) => ({ text, correct: true }));
  return [...added, ...listed, ...row.filled("wrong").map((text) => ({ text }))];
}

/** Which options are right: `2`, `B`, `1;3`, or the text of one. */
function rightPlaces(row: Row, texts: readonly string[]): ReadonlySet<number> {
  const said = row.one("correct");
  if (said === "") return new Set();
  const byText = texts.findIndex((text) => text !== "" && text.toLowerCase() === said.toLowerCase());
  const places = said.split(/[\s,;|]+/).map((part) => placeOf(part));
  const known = places.every((place) => place !== null && place < texts.length);
  if (byText !== -1 && !(known && /^\d+$/.test(said))) return new Set([byText]);
  return new Set(known ? places.filter((place) => place !== null) : []);
}

function placeOf(part: string): number | null {
  if (/^\d{1,2}$/.test(part)) return Number(part) - 1;
  return /^[a-z]$/i.test(part) ? part.toLowerCase().charCodeAt(0) - 97 : null;
}
