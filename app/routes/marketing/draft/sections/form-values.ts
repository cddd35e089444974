/** What a form holds, flat: `personas.1.name`. A name ending in `[]` has several values. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The text of a field, empty if there is none. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/** What is ticked under a name. */
export function ticked(values: FormValues, name: string): readonly string[] {
  const value = values[`${name}[]`];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** How many rows a list has. */
export function rowCount(values: FormValues, list: string): number {
  const rows = Object.keys(values).flatMap((name) => indexIn(name, list) ?? []);
  return rows.length === 0 ? 0 : Math.max(...rows) + 1;
}

export interface RowMove {
  readonly values: FormValues;
  /** The row to go on with; null if none is left. */
  readonly focus: string | null;
}

/** What a row's button asks for (`add:personas`, `remove:personas.1`, `up:…`, `down:…`), done to what was typed; null for any other. */
export function moveRows(values: FormValues, intent: string): RowMove | null {
  const [what = "", place = ""] = intent.split(":");
  if (what === "add") {
    const row = rowCount(values, place);
    return { values: { ...values, [`${place}.${row}._`]: "" }, focus: `${place}.${row}` };
  }
  const dot = place.lastIndexOf(".");
  const list = place.slice(0, dot);
  const row = Number(place.slice(dot + 1));
  const last = rowCount(values, list) - 1;
  if (dot < 0 || !Number.isSafeInteger(row) || row < 0 || row > last) return null;
  const order = Array.from({ length: last + 1 }, (_, index) => index);
  if (what === "remove") {
    const left = order.filter((index) => index !== row);
    return { values: reordered(values, list, left), focus: last === 0 ? null : `${list}.${Math.min(row, last - 1)}` };
  }
  const to = what === "up" ? row - 1 : what === "down" ? row + 1 : null;
  if (to === null) return null;
  if (to < 0 || to > last) return { values, focus: place };
  const swapped = order.map((index) => (index === row ? to : index === to ? row : index));
  return { values: reordered(values, list, swapped), focus: `${list}.${to}` };
}

/** Without the rows in which nothing was typed, so that a row's number is its place in what is saved. */
export function withoutEmptyRows(values: FormValues, list: string): FormValues {
  const rows = Array.from({ length: rowCount(values, list) }, (_, index) => index);
  return reordered(
    values,
    list,
    rows.filter((row) => !isEmptyRow(values, `${list}.${row}.`)),
  );
}

/** A choice is made in every row, typed or not; only what was typed or ticked tells. */
function isEmptyRow(values: FormValues, prefix: string): boolean {
  return Object.entries(values)
    .filter(([name]) => name.startsWith(prefix) && !/\.(kind|action|strategy|pool)$|_unit$/.test(name))
    .every(([, value]) => (typeof value === "string" ? value.trim() === "" : value.length === 0));
}

/** The list with its rows in another order, or fewer of them: `order` names the old rows in their new places. */
function reordered(values: FormValues, list: string, order: readonly number[]): FormValues {
  const others = Object.entries(values).filter(([name]) => indexIn(name, list) === null);
  const moved = Object.entries(values).flatMap(([name, value]) => {
    const row = indexIn(name, list);
    const to = row === null ? -1 : order.indexOf(row);
    return row === null || to < 0 ? [] : [[`${list}.${to}${name.slice(`${list}.${row}`.length)}`, value] as const];
  });
  return Object.fromEntries([...others, ...moved]);
}

function indexIn(name: string, list: string): number | null {
  if (!name.startsWith(`${list}.`)) return null;
  const match = /^(\d{1,4})\./.exec(name.slice(list.length + 1));
  return match ? Number(match[1]) : null;
}
