import type { Viewer } from "#app/auth/viewer.ts";
import { type Scope, scopeOf } from "#app/auth/permissions.ts";
import { listTeamsOfMembers } from "#app/stores/views/team-scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { teamLearning } from "#app/use-cases/team/learning.ts";
import { type CampaignCount, countByCampaign, decideCount } from "#app/use-cases/team/campaign-counts.ts";
import { teamPicture } from "#app/use-cases/team/team-picture.ts";
import { type HelpItem, helpOf } from "./team-help.ts";
import type { TeamQuery } from "./team-query.ts";
import { shownMembers } from "./team-shape.ts";

type FoundTeam = NonNullable<Awaited<ReturnType<typeof loadTeam>>["found"]>;

/** What the team page and its file are made from: the same people, the same verdicts. */
export async function loadTeam(deps: Deps, viewer: Viewer, query: TeamQuery) {
  const scope = scopeOf(viewer, "team.view");
  const { timeZone } = viewer;
  const asked = { scope, teamKey: query.team };
  const counts = await countByCampaign(deps, asked);
  const campaign = (counts.find(({ campaign: { key } }) => key === query.campaign) ?? mostCovered(counts))?.campaign;
  if (!campaign) return { scope, counts, found: null };
  const picture = await teamPicture(deps, { campaign, ...asked, timeZone });
  const learning = await teamLearning(deps, picture);
  return { scope, counts, found: { picture, learning, help: helpOf(picture, learning.struggles, timeZone) } };
}

/** The counts with the page's own campaign counted from its picture, and nobody left undecided in the others. */
export async function completeCounts(
  deps: Deps,
  viewer: Viewer,
  { team: teamKey }: TeamQuery,
  { counts, found }: Awaited<ReturnType<typeof loadTeam>>,
): Promise<CampaignCount[]> {
  const complete: CampaignCount[] = [];
  for (const count of counts) {
    const { campaign, members } = found?.picture ?? { campaign: null, members: [] };
    if (count.campaign.id === campaign?.id) {
      const eligible = members.filter((member) => member.eligibility.eligible).length;
      complete.push({ campaign, eligible, people: members.length, undecided: 0 });
    } else {
      complete.push(await decideCount(deps, { scope: scopeOf(viewer, "team.view"), teamKey }, count));
    }
  }
  return complete;
}

/** Who needs help, of those whom the list shows. */
export function helpShown({ picture, help }: FoundTeam, query: TeamQuery): readonly HelpItem[] {
  const shown = new Set(shownMembers(picture, query, new Set(help.map(({ id }) => id))).map(({ id }) => id));
  return help.filter(({ id }) => shown.has(id));
}

/** Who is in which team, where the list is grouped by it. */
export async function placesOf(deps: Deps, scope: Scope, campaign: { id: number }, { group, team }: TeamQuery) {
  if (group !== "team") return [];
  return listTeamsOfMembers(deps.db, { campaignId: campaign.id, scope, teamKey: team });
}

/** Where a manager who asks for nothing in particular begins: the campaign most of their people can work for. */
function mostCovered(counts: readonly CampaignCount[]): CampaignCount | undefined {
  return counts.toSorted((a, b) => b.eligible - a.eligible)[0];
}
