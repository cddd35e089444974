/** What somebody may choose for a daily session: three, four, five or ten minutes at 20 seconds a question. */
export const SESSION_SIZES = [9, 12, 15, 30] as const;

/** Questions of a daily session over all campaigns for whoever has chosen nothing: five minutes. */
export const DAILY_QUESTIONS = 15;

/** One campaign's session goes on until everything is held; the cap only ends a session that leads nowhere. */
const CAMPAIGN_QUESTIONS = 60;

/** Questions after which a session ends, whatever is left. `daily`: what the rep has chosen for a day. */
export function sessionCap(isOneCampaign: boolean, daily: number): number {
  return isOneCampaign ? CAMPAIGN_QUESTIONS : daily;
}
