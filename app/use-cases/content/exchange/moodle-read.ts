import { XMLParser, XMLValidator } from "fast-xml-parser";
import { field } from "#app/domain/playbook/raw.ts";
import { type Candidate, type ImportProblem, leftOut, type ReadQuestions, settle } from "./candidate.ts";
import { moodleCandidate } from "./moodle-candidate.ts";
import { attributeOf, textIn } from "./xml-node.ts";

const LISTS = new Set(["question", "answer", "subquestion", "tag"]);

/** Reads a question bank in Moodle XML. What can't be taken is named with its line; entities of its own are refused. */
export function readMoodleXml(text: string): ReadQuestions {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    return settle([], [leftOut(1, "", "a document type with entities of its own", "Moodle XML, which has none")]);
  }
  const sound = XMLValidator.validate(text);
  if (sound !== true) {
    const found = `XML that cannot be read: ${sound.err.msg}`;
    return settle([], [leftOut(sound.err.line, "", found, "Moodle XML")]);
  }
  const parsed = parseXml(text);
  if (typeof parsed === "string")
    return settle([], [leftOut(1, "", `XML that cannot be read: ${parsed}`, "Moodle XML")]);
  const nodes = field(field(parsed, "quiz"), "question");
  if (!Array.isArray(nodes)) return settle([], [leftOut(1, "", "no <question> in a <quiz>", "Moodle XML")]);
  return candidatesOf(nodes, lineFinder(text));
}

function candidatesOf(nodes: readonly unknown[], lineOf: (node: unknown) => number): ReadQuestions {
  const candidates: Candidate[] = [];
  const problems: ImportProblem[] = [];
  let category: string | null = null;
  for (const node of nodes) {
    if (attributeOf(node, "type") === "category") {
      category = textIn(field(node, "category")).split("/").at(-1)?.trim() || null;
      continue;
    }
    const read = moodleCandidate(node, lineOf(node), category);
    if ("found" in read) problems.push(read);
    else candidates.push(read);
  }
  return settle(candidates, problems);
}

/** The parser throws at names that would reach into objects, and at nesting beyond any question's. */
function parseXml(text: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    captureMetaData: true,
    htmlEntities: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name) => LISTS.has(name),
  });
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** Lines of nodes, asked for in the order of the text. */
function lineFinder(text: string): (node: unknown) => number {
  let line = 1;
  let counted = 0;
  return (node) => {
    const start = startOf(node);
    if (start === null || start < counted) return line;
    for (let at = text.indexOf("\n", counted); at !== -1 && at < start; at = text.indexOf("\n", at + 1)) line += 1;
    counted = start;
    return line;
  };
}

function startOf(node: unknown): number | null {
  if (typeof node !== "object" || node === null) return null;
  // The only symbol on a node is the parser's own, under which it keeps where the node begins.
  const [about] = Object.getOwnPropertySymbols(node).map((symbol): unknown => Reflect.get(node, symbol));
  const start = field(about, "startIndex");
  return typeof start === "number" ? start : null;
}
