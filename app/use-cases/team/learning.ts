import { type Struggle, strugglesOf } from "#app/domain/team/struggling.ts";
import { DAY_MS } from "#app/domain/time.ts";
import {
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
  const wrongOfFive = await countWrongOfFive(deps.db, about);
  return {
    weakest: weak.map((one) => ({
      ...one,
      title: titles.get(one.criterionKey) ?? one.criterionKey,
      examples: examples.filter(({ criterionKey }) => criterionKey === one.criterionKey),
    })),
    struggles: strugglesOf(members, (personId, criterion) => wrongOfFive.get(`${personId}/${criterion}`) ?? 0),
  };
}
