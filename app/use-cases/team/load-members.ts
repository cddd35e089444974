import type { Member } from "#app/domain/team/member.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { listStandings } from "#app/stores/enrolment.ts";
import { loadGateMaterial } from "#app/use-cases/eligibility/gate-question.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import type { TeamMemberRow } from "#app/stores/views/team-scope.ts";
import type { Db } from "#db/client.ts";

const NOBODY = { enrolled: false, active: false, suspension: null, waiver: null };

/** These people with everything the gate needs to judge them, at any instant, read once. */
export async function loadMembers(
  db: Db,
  { campaign, people, at }: { campaign: Campaign; people: readonly TeamMemberRow[]; at: number },
): Promise<{ inForce: PlaybookVersion | null; members: Member[] }> {
  const repIds = people.map(({ id }) => id);
  const material = await loadGateMaterial(db, { campaign, repIds, at });
  const standings = await listStandings(db, { campaignId: campaign.id, repIds, at });
  const members = people.map((person) => ({
    ...person,
    question: material.question(person.id, at),
    standing: standings.get(person.id) ?? NOBODY,
  }));
  return { inForce: material.inForce, members };
}
