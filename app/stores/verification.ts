import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** One rep's practice of one campaign: the unit in which the log is folded again. */
export async function listPractised(db: Db): Promise<{ repId: string; campaignId: number }[]> {
  return db
    .selectFrom("answer")
    .select(["repId", "campaignId"])
    .distinct()
    .orderBy("repId")
    .orderBy("campaignId")
    .execute();
}

/** Sentences about rows that must not exist, each found by one query; empty if the database is sound. */
export async function listBrokenInvariants(db: Db): Promise<string[]> {
  const findings: string[] = [];
  for (const [what, query] of CHECKS) {
    const { rows } = await query.execute(db);
    for (const row of rows) findings.push(`${what}: ${row.subject}`);
  }
  return findings;
}

const CHECKS = [
  [
    "R4 a lead in the stage assigned or working without exactly one open owner",
    sql<{ subject: string }>`
      select l.id::text as subject from lead l
      where l.stage in ('assigned', 'working')
        and (select count(*) from assignment a where a.lead_id = l.id and a.ended_at is null) <> 1`,
  ],
  [
    "R4 a lead in a stage without an owner that has one",
    sql<{ subject: string }>`
      select l.id::text as subject from lead l
      join assignment a on a.lead_id = l.id and a.ended_at is null
      where l.stage in ('received', 'nurturing', 'qualified', 'held', 'disqualified', 'won', 'lost')`,
  ],
  [
    "R4 a lead whose last move does not lead to its stage",
    sql<{ subject: string }>`
      select l.id::text as subject from lead l
      left join lateral (select to_stage from lead_move m where m.lead_id = l.id order by id desc limit 1) last on true
      where last.to_stage is distinct from l.stage`,
  ],
  [
    "R7 a held lead without an open hold, or an open hold of a lead that is not held",
    sql<{ subject: string }>`
      select coalesce(l.id, h.lead_id)::text as subject
      from (select id from lead where stage = 'held') l
      full join (select lead_id from hold where ended_at is null) h on h.lead_id = l.id
      where l.id is null or h.lead_id is null`,
  ],
  [
    "R10 a gap in a campaign's version numbers",
    sql<{ subject: string }>`
      select c.key as subject from campaign c join playbook p on p.campaign_id = c.id
      group by c.id having max(p.version) <> count(*) or min(p.version) <> 1`,
  ],
  [
    "R10 a version without both signatures of its content",
    sql<{ subject: string }>`
      select p.id::text as subject from playbook p
      where (select count(distinct s.capacity) from signature s
             where s.proposal_id = p.proposal_id and s.content_hash = p.content_hash) <> 2`,
  ],
  [
    "R10 a version that was taken back and counts all the same",
    sql<{ subject: string }>`
      select p.id::text as subject from playbook p
      join grace_end e on e.playbook_id = p.id and e.kind in ('cancelled', 'replaced')
      join campaign c on p.id in (c.playbook_id, c.next_playbook_id)`,
  ],
  [
    "R18 a decision whose record names somebody else than it does",
    sql<{ subject: string }>`
      select d.id::text as subject from decision d
      where d.chosen_rep_id::text is distinct from d.record #>> '{outcome,repId}'`,
  ],
  [
    "R18 an assignment to somebody whom its decision did not choose",
    sql<{ subject: string }>`
      select a.id::text as subject from assignment a join decision d on d.id = a.decision_id
      where d.chosen_rep_id is distinct from a.rep_id or d.lead_id <> a.lead_id`,
  ],
  [
    "R9 a presentation answered more than once",
    sql<{ subject: string }>`
      select presentation_id::text as subject from answer where kind = 'answer'
      group by presentation_id having count(*) > 1`,
  ],
  [
    "R9 an answered presentation that still passes for one only loaded ahead",
    sql<{ subject: string }>`
      select p.id::text as subject from presentation p
      where p.ahead and exists (select from answer a where a.presentation_id = p.id)`,
  ],
] as const;
