import type { Viewer } from "#app/auth/viewer.ts";
import { may } from "#app/auth/permissions.ts";
import { notFound } from "#app/http/responses.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { listAnswers } from "#app/stores/answers.ts";
import { type Campaign, findCampaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { briefView, criterionTexts } from "#app/stores/views/campaign-brief.ts";
import { campaignSubject } from "#app/stores/views/campaign-teams.ts";
import { listPublicationsSince } from "#app/stores/views/campaign-versions.ts";
import { listCoverage } from "#app/stores/views/today-coverage.ts";
import { campaignToday } from "#app/stores/views/today-campaign.ts";
import { countHeldLeads, countOpenLeads } from "#app/stores/views/today-leads.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import { standingOf } from "#app/use-cases/practice/standing.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** For those who don't practise: how far back a publication is news. */
const NEWS_MS = 30 * DAY_MS;

/** The campaign, if the viewer may see it; whatever else there is does not exist for them. */
export async function campaignInSight(deps: Deps, viewer: Viewer, key: string) {
  const campaign = await findCampaign(deps.db, key);
  const subject = campaign && (await campaignSubject(deps.db, campaign));
  if (!campaign || !subject || !may(viewer, "campaign.view", subject)) {
    throw notFound("There is no campaign at this address that you can see.");
  }
  return { campaign, subject };
}

/** What everybody of the campaign must know, and what changed in it since they last practised. */
export async function loadAgreement(deps: Deps, viewer: Viewer, campaign: Campaign) {
  const at = deps.clock.now();
  const playbookId = inForceId(campaign, at);
  const version = playbookId === null ? null : await getPlaybook(deps.db, playbookId);
  const pending = pendingOf(campaign, at);
  const practised = (await listAnswers(deps.db, { repId: viewer.id, campaignId: campaign.id })).at(-1)?.at ?? null;
  return {
    version: version && { version: version.version, publishedAt: version.publishedAt },
    pending: pending && { from: pending.from, version: (await getPlaybook(deps.db, pending.id)).version },
    brief: version && briefView(version.playbook),
    criteria: version ? criterionTexts(version.playbook) : [],
    practisedAt: practised,
    changes: await listPublicationsSince(deps.db, { campaignId: campaign.id, since: practised ?? at - NEWS_MS }),
  };
}

/** The viewer's own readiness; null for those whose leads these aren't. */
export async function loadMine(deps: Deps, viewer: Viewer, campaign: Campaign) {
  if (viewer.role !== "rep") return null;
  const standing = await standingOf(deps, { campaign, repId: viewer.id });
  if (!standing.facts.enrolled) return null;
  const { plan, next } = await planPractice(deps, { rep: viewer, only: campaign });
  const open = (await countOpenLeads(deps.db, viewer.id)).get(campaign.id) ?? 0;
  const held = (await countHeldLeads(deps.db)).get(campaign.id) ?? 0;
  return { id: viewer.id, card: campaignToday(standing, { openLeads: open, heldLeads: held }), plan, next };
}

/** How many are ready, for those who may see the team. */
export async function loadCover(deps: Deps, viewer: Viewer, campaign: Campaign, subject: { teamIds: string[] }) {
  if (!may(viewer, "team.view", subject)) return null;
  const cover = await listCoverage(deps.db, { scope: { kind: "all" }, at: deps.clock.now() });
  return cover.find(({ key }) => key === campaign.key) ?? null;
}
