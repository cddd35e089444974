import type { Db } from "#db/client.ts";

/** What happened to a lead, oldest first: for the API and for people. Instants are epoch milliseconds. */
export interface LeadHistory {
  readonly moves: readonly { from: string | null; to: string; actor: string; reason: string; at: number }[];
  readonly assignments: readonly {
    id: string;
    rep: { id: string; email: string; name: string };
    via: string;
    decision: string;
    assignedAt: number;
    endedAt: number | null;
    endReason: string | null;
  }[];
  readonly touches: readonly { id: string; kind: string; at: number; note: string | null }[];
  readonly dispositions: readonly {
    id: string;
    code: string;
    action: string;
    note: string | null;
    revisitAt: number | null;
    at: number;
  }[];
}

export async function getLeadHistory(db: Db, leadId: string): Promise<LeadHistory> {
  const moves = await db.selectFrom("leadMove").selectAll().where("leadId", "=", leadId).orderBy("id").execute();
  const assignments = await db
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "assignment.repId")
    .select([
      "assignment.id",
      "repId",
      "person.email",
      "person.name",
      "via",
      "decisionId",
      "assignedAt",
      "endedAt",
      "endReason",
    ])
    .where("leadId", "=", leadId)
    .orderBy("assignedAt")
    .execute();
  const touches = await db.selectFrom("touch").selectAll().where("leadId", "=", leadId).orderBy("at").execute();
  const dispositions = await db
    .selectFrom("disposition")
    .selectAll()
    .where("leadId", "=", leadId)
    .orderBy("at")
    .execute();
  return {
    moves: moves.map((row) => ({
      from: row.fromStage,
      to: row.toStage,
      actor: row.actor,
      reason: row.reason,
      at: row.at.getTime(),
    })),
    assignments: assignments.map((row) => ({
      id: row.id,
      rep: { id: row.repId, email: row.email, name: row.name },
      via: row.via,
      decision: row.decisionId,
      assignedAt: row.assignedAt.getTime(),
      endedAt: row.endedAt?.getTime() ?? null,
      endReason: row.endReason,
    })),
    touches: touches.map(({ id, kind, at, note }) => ({ id, kind, at: at.getTime(), note })),
    dispositions: dispositions.map((row) => ({
      id: row.id,
      code: row.code,
      action: row.action,
      note: row.note,
      revisitAt: row.revisitAt?.getTime() ?? null,
      at: row.at.getTime(),
    })),
  };
}
