import type { Viewer } from "#app/auth/viewer.ts";
import { maySome, scopeOf } from "#app/auth/permissions.ts";
import { listCampaignsOfRep } from "#app/stores/campaigns.ts";
import { campaignToday } from "#app/stores/views/today-campaign.ts";
import { listCoverage } from "#app/stores/views/today-coverage.ts";
import { countHeldLeads, countOpenLeads, listOpenLeads } from "#app/stores/views/today-leads.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { countUndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { onboardingOf, rhythmToday } from "#app/use-cases/practice/rhythm-today.ts";
import { settleRemindersOf } from "#app/use-cases/practice/settle-reminders.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import { type RepStanding, standingOf } from "#app/use-cases/practice/standing.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** The start page lists what one can look at without scrolling for long; the rest is a link away. */
const MOST_LEADS = 7;
const MOST_NOTICES = 5;

/** What a rep starts the day with. */
export async function loadRepToday(deps: Deps, viewer: Viewer) {
  await settleRemindersOf(deps, viewer.id);
  const practice = await planPractice(deps, { rep: viewer, only: null });
  const { plan, session, next, situation } = practice;
  const standings: RepStanding[] = [];
  for (const campaign of await listCampaignsOfRep(deps.db, viewer.id)) {
    standings.push(await standingOf(deps, { campaign, repId: viewer.id }));
  }
  const open = await countOpenLeads(deps.db, viewer.id);
  const held = await countHeldLeads(deps.db);
  return {
    kind: "rep" as const,
    me: viewer.id,
    plan,
    resumes: session !== null,
    next,
    rhythm: await rhythmToday(deps, viewer, practice),
    onboarding: await onboardingOf(deps.db, viewer, {
      situation,
      levels: standings.flatMap(({ readiness }) => readiness?.level ?? []),
    }),
    campaigns: standings.map((standing) => {
      const { id } = standing.campaign;
      return campaignToday(standing, { openLeads: open.get(id) ?? 0, heldLeads: held.get(id) ?? 0 });
    }),
    leads: await listOpenLeads(deps.db, { repId: viewer.id, limit: MOST_LEADS }),
    openLeads: [...open.values()].reduce((sum, count) => sum + count, 0),
    notices: await listUnreadNotices(deps.db, { personId: viewer.id, limit: MOST_NOTICES }),
  };
}

/** What those see first who answer for cover: which campaigns have nobody, and which leads wait. */
export async function loadCoverToday(deps: Deps, viewer: Viewer) {
  const scope = scopeOf(viewer, viewer.role === "manager" ? "board.view" : "campaign.view");
  return {
    kind: "cover" as const,
    role: viewer.role,
    campaigns: await listCoverage(deps.db, { scope, at: deps.clock.now() }),
    leads: await listOpenLeads(deps.db, { repId: viewer.id, limit: MOST_LEADS }),
    notices: await listUnreadNotices(deps.db, { personId: viewer.id, limit: MOST_NOTICES }),
    mailGaveUp: await mailGaveUp(deps, viewer),
  };
}

/** Mails of people they answer for that ran out of tries: a reminder that nobody gets is a gate that closes unseen. */
async function mailGaveUp({ db }: Deps, viewer: Viewer): Promise<number> {
  if (!maySome(viewer, "mail.retry")) return 0;
  return (await countUndeliveredMail(db, scopeOf(viewer, "mail.retry"))).gaveUp;
}
