import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { findCampaign } from "#app/stores/campaigns.ts";
import { forecastPractice } from "#app/use-cases/practice/forecast.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import { castPerson } from "./cast.ts";
import type { Past } from "./past.ts";

/** How far ahead the lapse shall lie: inside two days, and not within the visit. */
const LAPSES_AHEAD_MS = 40 * HOUR_MS;

/**
 * When somebody new to a campaign must first have practised it, and once more a day later, so that time alone ends their
 * readiness soon after `at`. Asked of the gate itself: it depends on the day before as much as on the criteria.
 */
export async function firstSittingToLapseSoon(
  past: Past,
  { who, campaign, at }: { who: string; campaign: string; at: number },
): Promise<number> {
  const rep = await castPerson(past.db, who);
  const only = await findCampaign(past.db, campaign);
  const { situation } = await loadSituation(past.db, { rep, only, session: null, at: at - 20 * DAY_MS });
  const until = forecastPractice(situation, { key: campaign, timeZone: rep.timeZone })?.tomorrow.readiness.until;
  if (until === null || until === undefined) throw new Error(`${who} would never lapse in ${campaign}`);
  return at + LAPSES_AHEAD_MS - (until - situation.at);
}
