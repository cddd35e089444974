import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument, stringify, visit } from "yaml";
import type { Question } from "#app/domain/playbook/playbook.ts";
import { describeFound } from "#app/domain/playbook/problem.ts";
import { field, textField } from "#app/domain/playbook/raw.ts";
import { questionToFile } from "#app/domain/playbook/to-file.ts";
import { yamlOutOfBounds } from "#app/use-cases/content/yaml-bounds.ts";
import { type Candidate, type ImportProblem, leftOut, type ReadQuestions, settle } from "./candidate.ts";

/** One slip can make the parser complain at every later character. */
const MAX_YAML_PROBLEMS = 50;

/** Reads questions in our own format: a `questions:` list as in a playbook, or the list alone. */
export function readYaml(text: string): ReadQuestions {
  const tooMuch = yamlOutOfBounds(text);
  if (tooMuch) return settle([], [leftOut(1, "", tooMuch.found, tooMuch.expected)]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const broken = document.errors
    .slice(0, MAX_YAML_PROBLEMS)
    .map(({ message, pos }) =>
      leftOut(lines.linePos(pos[0]).line, "", `YAML that cannot be read: ${message}`, "valid YAML"),
    );
  if (broken.length > 0) return settle([], broken);
  const list = isMap(document.contents) ? document.get("questions", true) : document.contents;
  if (!isSeq(list)) return settle([], [leftOut(1, "", "no list of questions", "questions: with a list")]);
  const aliased = firstAlias(document);
  if (aliased !== null) {
    // One name for a long text, used often, would make a small file an endless one.
    return settle([], [leftOut(lines.linePos(aliased).line, "", "an alias", "the text itself, written out")]);
  }
  const whole: unknown = document.toJS();
  const values = Array.isArray(whole) ? whole : field(whole, "questions");
  const entries: readonly unknown[] = Array.isArray(values) ? values : [];
  const candidates: Candidate[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const node = list.items[index];
    const line = lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0).line;
    const read = candidate(entry, line);
    if ("found" in read) problems.push(read);
    else candidates.push(read);
  }
  return settle(candidates, problems);
}

/** Questions as the `questions:` section of a playbook. */
export function writeYaml(questions: readonly Question[]): string {
  return stringify({ questions: questions.map(questionToFile) }, { aliasDuplicateObjects: false, lineWidth: 110 });
}

function firstAlias(document: Document.Parsed): number | null {
  let found: number | null = null;
  visit(document, {
    Alias(_, { range }) {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** Key and criterion are settled elsewhere; everything else is for the format's own check. */
function candidate(entry: unknown, line: number): Candidate | ImportProblem {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return leftOut(line, "", describeFound(entry), "a question: a mapping");
  }
  const { key: _key, criterion: _criterion, ...value } = Object.fromEntries(Object.entries(entry));
  return { line, name: textField(entry, "key") ?? "", group: textField(entry, "criterion") ?? null, value };
}
