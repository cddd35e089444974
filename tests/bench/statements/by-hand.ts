import { randomUUID } from "node:crypto";
import pg from "pg";

/** A statement as the application sent it, with where its values come from. */
interface Step {
  readonly name: string;
  readonly text: string;
  readonly values: readonly ((past: readonly (readonly unknown[])[], fresh: string) => unknown)[];
}
export type Recording = readonly Step[];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What names the lead to the outside world: each lead by hand needs one of its own. */
const EXTERNAL_ID = /^bench-\d+-/;

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly cells: readonly unknown[];
}

/**
 * Every statement that `work` sends, in order, begin and commit included. It must open its own connections: what listens
 * is put in their place.
 */
export async function recordStatements(work: () => Promise<void>): Promise<Recording> {
  const sent: Sent[] = [];
  const query: unknown = Reflect.get(pg.Client.prototype, "query");
  if (typeof query !== "function") throw new Error("a client has no query");
  async function listening(this: pg.Client, ...args: unknown[]): Promise<unknown> {
    const result: unknown = await Reflect.apply(query as () => unknown, this, args);
    const statement = statementOf(args);
    if (statement) sent.push({ ...statement, cells: cellsOf(result) });
    return result;
  }
  Object.defineProperty(pg.Client.prototype, "query", { value: listening, configurable: true, writable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, "query", { value: query, configurable: true, writable: true });
  }
  return sent.map((statement, index) => toStep(statement, index, sent));
}

/** pg is given a text and values, or one object with both. */
function statementOf([first, values]: readonly unknown[]): { text: string; values: readonly unknown[] } | null {
  if (typeof first === "string") return { text: first, values: Array.isArray(values) ? values : [] };
  if (typeof first !== "object" || first === null || !("text" in first) || typeof first.text !== "string") return null;
  return { text: first.text, values: "values" in first && Array.isArray(first.values) ? first.values : [] };
}

/** The recorded statements once more, over one connection, prepared once, with ids of the new lead's own. */
export async function issueByHand(client: pg.Client, recording: Recording): Promise<void> {
  const fresh = randomUUID();
  const past: (readonly unknown[])[] = [];
  for (const { name, text, values } of recording) {
    const result =
      values.length === 0
        ? await client.query(text)
        : await client.query({ name, text, values: values.map((value) => value(past, fresh)) });
    past.push(cellsOf(result));
  }
}

function toStep({ text, values }: Sent, index: number, sent: readonly Sent[]): Step {
  const made = madeBefore(sent.slice(0, index));
  return { name: `by-hand-${index}`, text, values: values.map((value) => sourceOf(value, made)) };
}

/** Ids that this very run made: each with the cell of the insert's answer in which it appeared first of all. */
function madeBefore(earlier: readonly Sent[]): Map<string, { step: number; cell: number }> {
  const seen = new Set<string>();
  const made = new Map<string, { step: number; cell: number }>();
  earlier.forEach(({ text, cells }, step) => {
    const inserts = /\binsert into\b/i.test(text);
    cells.forEach((value, cell) => {
      if (typeof value !== "string" || value.match(UUID)?.[0] !== value || seen.has(value)) return;
      seen.add(value);
      if (inserts) made.set(value, { step, cell });
    });
  });
  return made;
}

function sourceOf(value: unknown, made: Map<string, { step: number; cell: number }>): Step["values"][number] {
  if (typeof value !== "string") return () => value;
  if (EXTERNAL_ID.test(value)) return (_past, fresh) => fresh;
  const own = made.get(value);
  if (own) return (past) => past[own.step]?.[own.cell];
  const mentioned = [...new Set(value.match(UUID))].flatMap((id) => {
    const place = made.get(id);
    return place ? [{ id, place }] : [];
  });
  if (mentioned.length === 0) return () => value;
  return (past) =>
    mentioned.reduce((text, { id, place }) => text.replaceAll(id, String(past[place.step]?.[place.cell])), value);
}

function cellsOf(result: unknown): readonly unknown[] {
  if (typeof result !== "object" || result === null || !("rows" in result) || !Array.isArray(result.rows)) return [];
  const rows: readonly unknown[] = result.rows;
  return rows.flatMap((row): unknown[] => (typeof row === "object" && row !== null ? Object.values(row) : []));
}
