import { parse, SyntaxError as GiftSyntaxError } from "gift-pegjs";
import { type Candidate, type ImportProblem, leftOut, MAX_QUESTIONS, type ReadQuestions, settle } from "./candidate.ts";
import { giftCandidate } from "./gift-candidate.ts";

/** A question longer than this is no question; it bounds what one call of the parser may cost. */
const MAX_QUESTION_CHARACTERS = 50_000;

/** Reads GIFT, question by question, so that one that is broken takes no other with it. */
export function readGift(text: string): ReadQuestions {
  const candidates: Candidate[] = [];
  const problems: ImportProblem[] = [];
  let category: string | null = null;
  for (const { line, text: block } of blocks(text)) {
    const { named, rest } = categoryOf(block);
    category = named ?? category;
    if (isOnlyComment(rest)) continue;
    // One more than are taken, so that the file is known to have more.
    if (candidates.length + problems.length > MAX_QUESTIONS) break;
    const read = readBlock(rest, line, category);
    if ("found" in read) problems.push(read);
    else candidates.push(read);
  }
  return settle(candidates, problems);
}

interface Block {
  readonly line: number;
  readonly text: string;
}

/** GIFT parts its questions by blank lines. */
function blocks(text: string): Block[] {
  const all: Block[] = [];
  let start = 0;
  let held: string[] = [];
  for (const [index, line] of [...text.split("\n"), ""].entries()) {
    if (line.trim() !== "") {
      if (held.length === 0) start = index + 1;
      held.push(line);
    } else if (held.length > 0) {
      all.push({ line: start, text: held.join("\n") });
      held = [];
    }
  }
  return all;
}

/** `$CATEGORY: a/b/c` counts for what follows; the last step is the nearest to a criterion. The line stays, blank. */
function categoryOf(block: string): { named: string | null; rest: string } {
  let named: string | null = null;
  const rest = block.replace(/^\$CATEGORY:([^\n]*)/gm, (_, path: string) => {
    named = path.trim().split("/").at(-1)?.trim() ?? null;
    return "//";
  });
  return { named, rest };
}

function isOnlyComment(block: string): boolean {
  return block.split("\n").every((line) => line.trim().startsWith("//"));
}

function readBlock(block: string, line: number, category: string | null): Candidate | ImportProblem {
  const title = /^\s*::([^\n]{0,200}?)::/m.exec(block)?.[1] ?? "";
  const first = line + block.split("\n").findIndex((each) => !each.trim().startsWith("//"));
  if (block.length > MAX_QUESTION_CHARACTERS) {
    return leftOut(first, title, `${block.length} characters`, `a question of at most ${MAX_QUESTION_CHARACTERS}`);
  }
  try {
    const [question] = parse(`${block}\n\n`);
    return question ? giftCandidate(question, first, category) : leftOut(first, title, "nothing", "a question");
  } catch (error) {
    if (!(error instanceof GiftSyntaxError)) throw error;
    const at = line + Math.max(0, (error.location?.start.line ?? 1) - 1);
    return leftOut(at, title, `GIFT that cannot be read: ${error.message}`, "a question in GIFT");
  }
}
