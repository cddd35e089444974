/** A mapping or list of a file whose shape is not known to be right yet, with the means to look into it safely. */
export interface RawEntry {
  readonly index: number;
  readonly value: unknown;
}

/** What a mapping has under a key; undefined for anything that is no mapping. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** The text under a key, or undefined if it is none. */
export function textField(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === "string" ? found : undefined;
}

/** The number under a key, or undefined if it is none. */
export function numberField(value: unknown, key: string): number | undefined {
  const found = field(value, key);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** The entries of a list under a key, with their positions; none for anything that is no list. */
export function entries(value: unknown, key: string): RawEntry[] {
  const found = field(value, key);
  return Array.isArray(found) ? found.map((entry: unknown, index) => ({ index, value: entry })) : [];
}
