import { Lexer } from "yaml";

/** Far beyond any playbook, whose rules are eight levels deep at most. */
const MAX_BRACKETS = 100;
/** Each such slip is an error of its own to the parser, and nobody reads more of them. */
const MAX_STRAY_BRACKETS = 50;
/** A playbook of 2,000 questions, as many as one may have, has some 250,000; building more costs seconds. */
const MAX_TOKENS = 300_000;
/** They are refused one by one, with their lines; more than these are no slip. */
const MAX_ALIASES = 50;

export interface OutOfBounds {
  readonly found: string;
  readonly expected: string;
}

/**
 * What makes a YAML text too much to read, before anything is built of it; null if nothing does. The parser recurses (half a
 * megabyte of `- - - -` takes the process down), makes an object of each token and an error of each slip: a megabyte of
 * `]` keeps it busy for half a minute.
 */
export function yamlOutOfBounds(text: string): OutOfBounds | null {
  return brackets(text) ?? tokens(text);
}

/** Counts brackets left open and closed too often, and looks for endless indentation; quotes don't matter. */
function brackets(text: string): OutOfBounds | null {
  if (/^[ \t?:-]{400}/m.test(text)) return TOO_DEEP;
  let open = 0;
  let stray = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    const opens = bracket === "[" || bracket === "{";
    if (!opens && open === 0) stray += 1;
    open = opens ? open + 1 : Math.max(0, open - 1);
    if (open > MAX_BRACKETS) return TOO_DEEP;
    if (stray > MAX_STRAY_BRACKETS) {
      return { found: `more than ${MAX_STRAY_BRACKETS} closing brackets that nothing opens`, expected: "valid YAML" };
    }
  }
  return null;
}

const TOO_DEEP = { found: "YAML nested too deeply", expected: "lists and mappings of a few levels" };

/** What the lexer writes before the text of a scalar. */
const SCALAR = "\u001F";

function tokens(text: string): OutOfBounds | null {
  let count = 0;
  let aliases = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (count > MAX_TOKENS) {
      return {
        found: `more than ${MAX_TOKENS} keys, values and signs`,
        expected: "at most that many, enough for 2,000 questions; bring it in parts",
      };
    }
    if (token.startsWith("*") && before !== SCALAR) aliases += 1;
    if (aliases > MAX_ALIASES) {
      return { found: `more than ${MAX_ALIASES} aliases`, expected: "the texts themselves, written out" };
    }
    before = token;
  }
  return null;
}
