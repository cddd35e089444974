import { summariseDispositions } from "#app/domain/insights/dispositions.ts";
import { weekOf, weeksBetween } from "#app/domain/insights/weeks.ts";
import { dispositionRules } from "#app/domain/leads/dispositions.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import type { InsightsCampaign } from "#app/stores/views/insights-campaigns.ts";
import { countByCriterion } from "#app/stores/views/insights-criteria.ts";
import { countDispositions } from "#app/stores/views/insights-dispositions.ts";
import { countByStanding } from "#app/stores/views/insights-levels.ts";
import { countPromises } from "#app/stores/views/insights-promises.ts";
import { countByStage } from "#app/stores/views/insights-stages.ts";
import { countByWeek } from "#app/stores/views/insights-weeks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { criterionRows } from "./criterion-rows.ts";

/** Half a year: more bars than that can't be told apart on a phone. */
const MOST_WEEKS = 26;

interface Asked {
  readonly campaign: InsightsCampaign;
  readonly since: number | null;
  readonly now: number;
  readonly timeZone: string;
}

export type Insights = Awaited<ReturnType<typeof loadInsights>>;

/** Everything the page says about one campaign. */
export async function loadInsights({ db }: Pick<Deps, "db">, { campaign, since, now, timeZone }: Asked) {
  const cohort = { campaignId: campaign.id, since };
  const playbook = (await findLatestPlaybook(db, campaign.id))?.playbook;
  const { all, criteria } = await countByCriterion(db, cohort);
  const rules = dispositionRules(playbook?.dispositions ?? []);
  const dispositions = summariseDispositions(await countDispositions(db, cohort));
  return {
    campaign: { key: campaign.key, name: campaign.name },
    outcomes: all,
    stages: await countByStage(db, cohort),
    weeks: await weeksOf(db, { campaign, since, now, timeZone }),
    promises: await countPromises(db, cohort, now),
    dispositions: dispositions.map((one) => ({ ...one, label: rules.find(({ code }) => code === one.code)?.label })),
    criteria: criterionRows(playbook?.criteria ?? [], criteria),
    standings: await countByStanding(db, cohort),
  };
}

async function weeksOf(db: Deps["db"], { campaign, since, now, timeZone }: Asked) {
  // Weeks before the first lead are not quiet, there was nothing yet.
  const start = Math.max(since ?? 0, campaign.firstLeadAt ?? now);
  const earliest = now - (MOST_WEEKS - 1) * 7 * DAY_MS;
  const fromWeek = weekOf(Math.max(start, earliest), timeZone);
  const counts = await countByWeek(db, { campaignId: campaign.id, fromWeek, timeZone });
  const quiet = { received: 0, qualified: 0, handedOver: 0, handedOnAgain: 0 };
  return {
    cut: start < earliest,
    counts: weeksBetween(fromWeek, weekOf(now, timeZone)).map(
      (week) => counts.find((one) => one.week === week) ?? { week, ...quiet },
    ),
  };
}
