import type { Viewer } from "#app/auth/viewer.ts";
import { scopeOf } from "#app/auth/permissions.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { teamLearning } from "#app/use-cases/team/learning.ts";
import { type CampaignCount, countEligible, teamPicture } from "#app/use-cases/team/team-picture.ts";
import { helpOf } from "./team-help.ts";
import type { TeamQuery } from "./team-query.ts";

/** What the team page and its file are made from: the same people, the same verdicts. */
export async function loadTeam(deps: Deps, viewer: Viewer, query: TeamQuery) {
  const scope = scopeOf(viewer, "team.view");
  const { timeZone } = viewer;
  const counts = await countEligible(deps, { scope, teamKey: query.team });
  const campaign = (counts.find(({ campaign: { key } }) => key === query.campaign) ?? mostCovered(counts))?.campaign;
  if (!campaign) return { scope, counts, found: null };
  const picture = await teamPicture(deps, { campaign, scope, teamKey: query.team, timeZone });
  const learning = await teamLearning(deps, picture);
  return { scope, counts, found: { picture, learning, help: helpOf(picture, learning.struggles, timeZone) } };
}

/** Where a manager who asks for nothing in particular begins: the campaign most of their people can work for. */
function mostCovered(counts: readonly CampaignCount[]): CampaignCount | undefined {
  return counts.toSorted((a, b) => b.eligible - a.eligible)[0];
}
