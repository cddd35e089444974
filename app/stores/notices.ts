import type { Db } from "#db/client.ts";

export interface NewNotice {
  readonly personIds: readonly string[];
  readonly kind:
    | "lead_assigned"
    | "lead_taken"
    | "lead_held"
    | "hold_escalated"
    | "sla_reminder"
    | "sla_breached"
    | "signature_wanted"
    | "signature_void"
    | "draft_comment"
    | "question_flagged"
    | "flag_answered"
    | "playbook_changed"
    | "playbook_withdrawn"
    | "publication_scheduled"
    | "publication_ended";
  readonly title: string;
  readonly body: string;
  readonly href: string;
  /** The same news is told once to each. */
  readonly dedupeKey: string;
  readonly at: number;
}

/** Tells people, in the transaction of what they are told. */
export async function insertNotices(db: Db, notice: NewNotice): Promise<void> {
  const personIds = [...new Set(notice.personIds)];
  if (personIds.length === 0) return;
  const { kind, title, body, href, dedupeKey } = notice;
  await db
    .insertInto("notice")
    .values(
      personIds.map((personId) => ({
        personId,
        kind,
        title,
        body,
        href,
        dedupeKey,
        createdAt: new Date(notice.at),
        readAt: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["personId", "dedupeKey"]).doNothing())
    .execute();
}

/** Who was told some news before. */
export async function listToldIds(db: Db, dedupeKey: string): Promise<string[]> {
  const rows = await db.selectFrom("notice").select("personId").where("dedupeKey", "=", dedupeKey).execute();
  return rows.map(({ personId }) => personId);
}

/** Marks notices as read, if they are the person's own. */
export async function markNoticesRead(
  db: Db,
  { personId, ids, at }: { personId: string; ids: readonly string[]; at: number },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("notice")
    .set({ readAt: new Date(at) })
    .where("personId", "=", personId)
    .where("id", "in", [...ids])
    .where("readAt", "is", null)
    .execute();
}

/** The active managers of a campaign's teams. */
export async function listManagerIds(db: Db, campaignId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("campaignTeam")
    .innerJoin("teamMember", "teamMember.teamId", "campaignTeam.teamId")
    .innerJoin("person", "person.id", "teamMember.personId")
    .select("person.id")
    .distinct()
    .where("campaignTeam.campaignId", "=", campaignId)
    .where("teamMember.capacity", "=", "manager")
    .where("person.status", "=", "active")
    .execute();
  return rows.map((row) => row.id);
}

/** The active managers of a rep's teams. */
export async function listManagerIdsOfRep(db: Db, repId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("teamMember as rep")
    .innerJoin("teamMember as manager", "manager.teamId", "rep.teamId")
    .innerJoin("person", "person.id", "manager.personId")
    .select("person.id")
    .distinct()
    .where("rep.personId", "=", repId)
    .where("manager.capacity", "=", "manager")
    .where("person.status", "=", "active")
    .execute();
  return rows.map((row) => row.id);
}
