import type { Member } from "#app/domain/team/member.ts";
import { type Struggle, strugglesOf, WRONG_OF_FIVE } from "#app/domain/team/struggling.ts";
import { DAY_MS } from "#app/domain/time.ts";
import {
  type AskedCriterion,
  countWrongOfFive,
  listWeakCriteria,
  listWrongExamples,
  type WeakCriterion,
  type WrongExample,
} from "#app/stores/views/team-wrong-answers.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { TeamPicture } from "#app/use-cases/team/team-picture.ts";

/** How far back wrong answers say something of today. */
export const LEARNING_DAYS = 30;

export interface WeakSpot extends WeakCriterion {
  readonly title: string;
  readonly examples: readonly WrongExample[];
}

export interface TeamLearning {
  readonly weakest: readonly WeakSpot[];
  readonly struggles: readonly Struggle[];
}

/** What a team does not know although it practises: the weakest criteria with what was answered, and who struggles. */
export async function teamLearning(deps: Deps, { campaign, members, now }: TeamPicture): Promise<TeamLearning> {
  const about = { campaignId: campaign.id, repIds: members.map(({ id }) => id), since: now - LEARNING_DAYS * DAY_MS };
  const titles = new Map(
    members.flatMap(({ question }) => question?.criteria.map(({ key, title }) => [key, title] as const) ?? []),
  );
  // A criterion that has been retired since is nobody's any more.
  const weak = (await listWeakCriteria(deps.db, about)).filter(({ criterionKey }) => titles.has(criterionKey));
  const criteria = weak.map(({ criterionKey }) => criterionKey);
  const examples = criteria.length === 0 ? [] : await listWrongExamples(deps.db, { ...about, criteria });
  const asked = members.flatMap(mayStruggle);
  const wrongOfFive = await countWrongOfFive(deps.db, { campaignId: campaign.id, asked });
  return {
    weakest: weak.map((one) => ({
      ...one,
      title: titles.get(one.criterionKey) ?? one.criterionKey,
      examples: examples.filter(({ criterionKey }) => criterionKey === one.criterionKey),
    })),
    struggles: strugglesOf(members, (personId, criterion) => wrongOfFive.get(`${personId}/${criterion}`) ?? 0),
  };
}

/** The criteria somebody has ever answered wrong often enough: of all others the last five need no look. */
function mayStruggle({ id, question }: Member): AskedCriterion[] {
  return (question?.criteria ?? []).flatMap(({ key, revision, state }) =>
    state && state.evidence.answers - state.evidence.right >= WRONG_OF_FIVE
      ? [{ repId: id, criterionKey: key, revision }]
      : [],
  );
}
