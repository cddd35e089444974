import { isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";

import { checkDraftFile, checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { formatPath, type Problem } from "#app/domain/playbook/problem.ts";
import { offsetOf } from "#app/use-cases/content/offset-of.ts";
import { yamlOutOfBounds } from "#app/use-cases/content/yaml-bounds.ts";

/** Far more than any campaign needs; a bound on what one reading may cost. */
export const MAX_PLAYBOOK_BYTES = 1024 * 1024;

/** One slip can make the parser complain at every later character; nobody reads more than these. */
const MAX_YAML_PROBLEMS = 50;
const MAX_PROBLEMS = 500;

/** One thing wrong with a file: where it stands and what to write instead. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  /** Such as `criteria[1].rule.at_least`; for broken YAML `the file`. */
  readonly place: string;
  readonly found: string;
  readonly expected: string;
  /** All of it in one line. */
  readonly message: string;
}

export type ReadPlaybook =
  | { readonly kind: "ok"; readonly playbook: Playbook }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] };

export type ReadDraftText =
  /** It has the shape; what is still to be settled before it can be signed is not told here. */
  | { readonly kind: "ok"; readonly playbook: Playbook }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] };

/** Reads a playbook file. Every problem is reported, in the order of lines; nothing in the text makes it throw. */
export function readPlaybook(text: string, file: string): ReadPlaybook {
  return readWith(checkPlaybookFile, text, file);
}

/** Reads a playbook in the making: whatever has the shape of one. */
export function readDraftText(text: string, file: string): ReadDraftText {
  return readWith(checkDraftFile, text, file);
}

type Check<Checked> = (value: unknown) => Checked | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

function readWith<Checked extends { readonly kind: "ok" }>(
  check: Check<Checked>,
  text: string,
  file: string,
): Checked | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] } {
  if (Buffer.byteLength(text) > MAX_PLAYBOOK_BYTES) {
    return invalid([fileProblem(file, 1, "the file", `${Buffer.byteLength(text)} bytes`, "at most 1 MiB")]);
  }
  const tooMuch = yamlOutOfBounds(text);
  if (tooMuch) return invalid([fileProblem(file, 1, "the file", tooMuch.found, tooMuch.expected)]);
  if (/^%/m.test(text)) {
    return invalid([fileProblem(file, 1, "the file", "a line that starts with %, a YAML directive", "none")]);
  }
  const lines = new LineCounter();
  // The parser compares each key with each; a hundred thousand of them would take minutes, so that is done below.
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const broken = yamlProblems(parsed, lines, file);
  if (broken.length > 0) return invalid(broken);

  const checked = check(parsed.toJS());
  if (checked.kind === "ok") return checked;
  return invalid(
    checked.problems
      .slice(0, MAX_PROBLEMS)
      .map(({ path, found, expected }) =>
        fileProblem(file, lineAt(lines, offsetOf(parsed, path)), formatPath(path), found, expected),
      ),
  );
}

function yamlProblems(document: Document.Parsed, lines: LineCounter, file: string): FileProblem[] {
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    fileProblem(file, lineAt(lines, pos[0]), "the file", `YAML that cannot be read: ${message}`, "valid YAML"),
  );
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<string>();
      for (const { key } of items) {
        const line = lineAt(lines, isNode(key) ? (key.range?.[0] ?? 0) : 0);
        if (!isScalar(key) || typeof key.value !== "string") {
          problems.push(fileProblem(file, line, "the file", "a key that is no text", "a key of the format"));
        } else if (keys.has(key.value)) {
          problems.push(fileProblem(file, line, "the file", `the key ${key.value} again`, "each key once"));
        } else {
          keys.add(key.value);
        }
      }
    },
    Alias(_, { source, range }) {
      const line = lineAt(lines, range?.[0] ?? 0);
      problems.push(fileProblem(file, line, "the file", `the alias *${source}`, "the text itself, written out"));
    },
  });
  const apart = [...new Map(problems.map((entry) => [entry.message, entry])).values()];
  return apart.slice(0, MAX_YAML_PROBLEMS);
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line);
}

function fileProblem(file: string, line: number, place: string, found: string, expected: string): FileProblem {
  const message = `${file}:${line}, ${place}: found ${found}, expected ${expected}`;
  return { file, line, place, found, expected, message };
}

function invalid(problems: readonly FileProblem[]): { kind: "invalid"; problems: readonly FileProblem[] } {
  return { kind: "invalid", problems: problems.toSorted((a, b) => a.line - b.line) };
}
