import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#db/client.ts";

/** A lead that waits for its owner, as the start page lists it. */
export interface OpenLead {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly campaignKey: string;
  readonly campaign: string;
  readonly stage: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly assignedAt: number;
  /** The clock that runs, if any: first touch by then. */
  readonly clock: { readonly startedAt: number; readonly dueAt: number } | null;
  readonly touches: number;
}

const Contact = z
  .looseObject({
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    first_name: z.string().optional(),
    last_name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
  })
  .catch({});
const Company = z.looseObject({ name: z.string().optional() }).catch({});

/** A rep's open leads, least time left first; those without a running clock after them, oldest first. */
export async function listOpenLeads(db: Db, { repId, limit }: { repId: string; limit: number }): Promise<OpenLead[]> {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("lead", "lead.id", "assignment.leadId")
    .innerJoin("campaign", "campaign.id", "assignment.campaignId")
    .leftJoin("slaClock", (join) =>
      join
        .onRef("slaClock.assignmentId", "=", "assignment.id")
        .on("slaClock.metAt", "is", null)
        .on("slaClock.stoppedAt", "is", null),
    )
    .select((eb) => [
      "lead.id",
      "lead.contact",
      "lead.company",
      "lead.stage",
      "campaign.key as campaignKey",
      "campaign.name as campaign",
      "assignment.assignedAt",
      "slaClock.startedAt as clockStartedAt",
      "slaClock.dueAt as clockDueAt",
      eb
        .selectFrom("touch")
        .select((touch) => touch.fn.countAll<number>().as("touches"))
        .whereRef("touch.leadId", "=", "lead.id")
        .as("touches"),
    ])
    .where("assignment.repId", "=", repId)
    .where("assignment.endedAt", "is", null)
    .orderBy("slaClock.dueAt", (order) => order.asc().nullsLast())
    .orderBy("assignment.assignedAt")
    .limit(limit)
    .execute();
  return rows.map(({ contact, company, assignedAt, clockStartedAt, clockDueAt, touches, ...row }) => {
    const person = Contact.parse(contact);
    const name = [person.firstName ?? person.first_name, person.lastName ?? person.last_name].filter(Boolean).join(" ");
    const email = person.email ?? null;
    const companyName = Company.parse(company).name ?? null;
    return {
      ...row,
      name: name || email || companyName || "A lead without a name",
      company: companyName,
      phone: person.phone ?? null,
      email,
      assignedAt: assignedAt.getTime(),
      clock: clockStartedAt && clockDueAt ? { startedAt: clockStartedAt.getTime(), dueAt: clockDueAt.getTime() } : null,
      touches: Number(touches ?? 0),
    };
  });
}

/** How many open leads a rep has in each campaign. */
export async function countOpenLeads(db: Db, repId: string): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom("assignment")
    .select((eb) => ["campaignId", eb.fn.countAll<number>().as("open")])
    .where("repId", "=", repId)
    .where("endedAt", "is", null)
    .groupBy("campaignId")
    .execute();
  return new Map(rows.map((row) => [row.campaignId, Number(row.open)]));
}

/** How many leads wait for somebody eligible, by campaign. */
export async function countHeldLeads(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom("hold")
    .select(["campaignId", sql<number>`count(*)::int`.as("held")])
    .where("endedAt", "is", null)
    .groupBy("campaignId")
    .execute();
  return new Map(rows.map(({ campaignId, held }) => [campaignId, held]));
}
