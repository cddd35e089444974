/** Far beyond any playbook, whose rules are eight levels deep at most. */
const MAX_BRACKETS = 100;

/**
 * Whether a YAML text is nested so deeply that it must not reach the parser, which recurses and, on half a megabyte of
 * `- - - -`, takes the process down. Counts brackets left open and looks for endless indentation; quotes don't matter.
 */
export function isNestedTooDeeply(text: string): boolean {
  if (/^[ \t?:-]{400}/m.test(text)) return true;
  let open = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    open = bracket[0] === "[" || bracket[0] === "{" ? open + 1 : Math.max(0, open - 1);
    if (open > MAX_BRACKETS) return true;
  }
  return false;
}
