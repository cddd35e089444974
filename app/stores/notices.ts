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
    | "publication_ended"
    | "reminder"
    | "mail_refused";
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

/** Tells one person; the notice's id, or null if they were told before. */
export async function insertNotice(
  db: Db,
  { personIds, at, ...notice }: Omit<NewNotice, "personIds"> & { personIds: readonly [string] },
): Promise<string | null> {
  const row = await db
    .insertInto("notice")
    .values({ ...notice, personId: personIds[0], createdAt: new Date(at), readAt: null, settledAt: null })
    .onConflict((conflict) => conflict.columns(["personId", "dedupeKey"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A notice whose cause is gone is shown no longer, unless it was read. */
export async function settleNotice(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("notice")
    .set({ settledAt: new Date(at) })
    .where("id", "=", id)
    .where("readAt", "is", null)
    .execute();
}

/** The same by what was told, for one person. */
export async function settleNoticesOf(
  db: Db,
  { personId, dedupeKeys, at }: { personId: string; dedupeKeys: readonly string[]; at: number },
): Promise<void> {
  if (dedupeKeys.length === 0) return;
  await db
    .updateTable("notice")
    .set({ settledAt: new Date(at) })
    .where("personId", "=", personId)
    .where("dedupeKey", "in", [...dedupeKeys])
    .where("readAt", "is", null)
    .execute();
}

/** An unread notice of several things, of which some have gone. */
export async function updateNoticeWords(
  db: Db,
  { id, title, body, href }: { id: string; title: string; body: string; href: string },
): Promise<void> {
  await db.updateTable("notice").set({ title, body, href }).where("id", "=", id).where("readAt", "is", null).execute();
}

interface NoticeToSend {
  readonly id: string;
  readonly personId: string;
  readonly title: string;
  readonly body: string;
  readonly href: string | null;
  readonly email: string;
  readonly name: string;
}

/** A notice with the address of whom it is for; null once it has been read or settled, or its person is gone. */
export async function findNoticeToSend(db: Db, id: string): Promise<NoticeToSend | null> {
  const row = await db
    .selectFrom("notice")
    .innerJoin("person", "person.id", "notice.personId")
    .select(["notice.id", "personId", "title", "body", "href", "person.email", "person.name"])
    .where("notice.id", "=", id)
    .where("readAt", "is", null)
    .where("settledAt", "is", null)
    .where("person.status", "=", "active")
    .executeTakeFirst();
  return row ?? null;
}

/** Of these people and news, who was told what: pairs of person and key. */
export async function listTold(
  db: Db,
  { personIds, dedupeKeys }: { personIds: readonly string[]; dedupeKeys: readonly string[] },
): Promise<{ personId: string; dedupeKey: string }[]> {
  if (personIds.length === 0 || dedupeKeys.length === 0) return [];
  const rows = await db
    .selectFrom("notice")
    .select(["personId", "dedupeKey"])
    .where("personId", "in", [...personIds])
    .where("dedupeKey", "in", [...dedupeKeys])
    .execute();
  return rows.flatMap(({ personId, dedupeKey }) => (dedupeKey === null ? [] : [{ personId, dedupeKey }]));
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
