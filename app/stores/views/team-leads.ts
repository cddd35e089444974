import { sql } from "kysely";
import { DAY_MS } from "#app/domain/time.ts";
import type { Db } from "#db/client.ts";

const WEEKS = 4;

/**
 * Qualified leads of a campaign per weekday (Monday first), the mean of the last four weeks; null while the campaign's
 * first lead is younger than that, because then it would only look like a figure.
 */
export async function findLeadsPerWeekday(
  db: Db,
  { campaignId, now, timeZone }: { campaignId: number; now: number; timeZone: string },
): Promise<number[] | null> {
  const since = new Date(now - WEEKS * 7 * DAY_MS);
  const first = await db
    .selectFrom("lead")
    .select((eb) => eb.fn.min("receivedAt").as("at"))
    .where("campaignId", "=", campaignId)
    .executeTakeFirst();
  if (!first?.at || first.at.getTime() > since.getTime()) return null;
  const rows = await db
    .selectFrom("lead")
    .select([
      sql<number>`extract(isodow from qualified_at at time zone ${timeZone}::text)::int`.as("weekday"),
      sql<number>`count(*)::int`.as("leads"),
    ])
    .where("campaignId", "=", campaignId)
    .where("qualifiedAt", ">", since)
    .where("qualifiedAt", "<=", new Date(now))
    .groupBy(sql`1`)
    .execute();
  return [1, 2, 3, 4, 5, 6, 7].map((day) => (rows.find(({ weekday }) => weekday === day)?.leads ?? 0) / WEEKS);
}
