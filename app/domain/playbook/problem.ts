/** Where something stands in a file: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** One thing wrong with a playbook, in words an author can act on. */
export interface Problem {
  readonly path: Path;
  readonly found: string;
  readonly expected: string;
  /** `place: found X, expected Y`. */
  readonly message: string;
}

/** A problem with its message composed, e.g. `criteria[1].points: found -1, expected a whole number of 0 or more`. */
export function problem(path: Path, found: string, expected: string): Problem {
  const place = formatPath(path);
  return { path: [...path], found, expected, message: `${place}: found ${found}, expected ${expected}` };
}

/** A path as authors read it: `criteria[1].rule.at_least`; the root is `the file`. */
export function formatPath(path: Path): string {
  if (path.length === 0) return "the file";
  return path.map((step, index) => formatStep(step, index)).join("");
}

/** A found value in few words: scalars literally, lists and mappings by what they are, absence as `nothing`. */
export function describeFound(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") return "a mapping";
  return String(value);
}

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    return Reflect.get(value, step);
  }, root);
}

function formatStep(step: string | number, index: number): string {
  if (typeof step === "number") return `[${step}]`;
  return index === 0 ? step : `.${step}`;
}
