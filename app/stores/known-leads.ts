import { z } from "zod";
import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import { toLead } from "#app/stores/leads.ts";
import type { Db } from "#db/client.ts";

/** What is known of the leads that carry these external ids, by external id. */
export async function findKnownLeads(
  db: Db,
  { campaignId, externalIds }: { campaignId: number; externalIds: readonly string[] },
): Promise<Map<string, LeadFacts>> {
  if (externalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("lead")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("externalId", "in", [...externalIds])
    .execute();
  if (rows.length === 0) return new Map();
  const leads = rows.map(toLead);
  const events = await db
    .selectFrom("leadEvent")
    .select(["leadId", "type", "at", "data"])
    .where(
      "leadId",
      "in",
      leads.map(({ id }) => id),
    )
    .orderBy("at")
    .execute();
  const eventsOf = new Map<string, LeadEvent[]>(leads.map(({ id }) => [id, []]));
  for (const { leadId, type, at, data } of events) {
    eventsOf.get(leadId)?.push({ type, at: at.getTime(), data: Data.parse(data) });
  }
  return new Map(
    leads.map(({ id, externalId, details }) => [externalId ?? "", { ...details, events: eventsOf.get(id) ?? [] }]),
  );
}

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Data = z.record(z.string(), z.union([Scalar, z.array(Scalar)]));
