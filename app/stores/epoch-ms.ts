import { type Expression, type RawBuilder, sql } from "kysely";

/** A timestamptz as epoch milliseconds, in SQL: what a statement that answers in JSON gives for an instant. */
export function epochMs(instant: Expression<unknown>): RawBuilder<number> {
  return sql<number>`(extract(epoch from ${instant}) * 1000)::float8`;
}
