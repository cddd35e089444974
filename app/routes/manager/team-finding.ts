import { covers, firstThinnerDay } from "#app/domain/team/coverage.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { CoverDay, TeamPicture } from "#app/use-cases/team/team-picture.ts";
import {
  calendarDaysBetween,
  formatAbout,
  formatDay,
  formatLongDay,
  formatNumber,
  pluralWord,
} from "#app/ui/format.ts";

/** The title of the team page: what the manager has to know first, in one or two sentences. */
export function teamFinding(picture: TeamPicture, timeZone: string): string {
  const { campaign, members, inForce, days, unit, now } = picture;
  if (members.length === 0) return `Nobody of your teams is enrolled in ${campaign.name}.`;
  if (!inForce) return `${campaign.name} has no playbook in force, so nobody can be ready for it yet.`;
  const eligible = members.filter((member) => member.eligibility.eligible).length;
  if (eligible === 0) return `Nobody is green for ${campaign.name}. ${nearest(picture)}`;

  if (unit === "leads") {
    const short = days.find(isShort);
    if (short && short === days[0]) return `Today is short. ${practicesBefore(picture, now + 7 * DAY_MS)}`;
    if (short) return coveredUntil(picture, short, timeZone);
    return `Covered for the next ten working days. ${formatNumber(eligible)} of ${formatNumber(members.length)} can take these leads.`;
  }
  const thinner = firstThinnerDay(days);
  const able = `${formatNumber(eligible)} of ${formatNumber(members.length)} can take these leads`;
  if (!thinner) return `${able}, and stay so for the next ten working days.`;
  const day = dayWord(thinner.at, now, timeZone);
  return `${able}. ${practicesBefore(picture, thinner.at, `keeps it so on ${day}`, `keep it so on ${day}`)}`;
}

/** What the coverage chart shows, for those who can't see it. */
export function coverageFinding({ days, unit }: Pick<TeamPicture, "days" | "unit">, timeZone: string): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return "No days to show.";
  const what = unit === "leads" ? "leads can be taken" : "people can take leads";
  return `${covers(first)} ${what} on ${formatDay(first.at, timeZone)}, ${covers(last)} on ${formatDay(last.at, timeZone)}, if nobody practises.`;
}

function coveredUntil(picture: TeamPicture, short: CoverDay, timeZone: string): string {
  const before = picture.days[picture.days.indexOf(short) - 1];
  const until = before ? dayWord(before.at, picture.now, timeZone) : "today";
  const day = dayWord(short.at, picture.now, timeZone);
  return `Covered until ${until}. ${practicesBefore(picture, short.at + DAY_MS, `keeps ${day} too`, `keep ${day} too`)}`;
}

function practicesBefore({ lapses }: TeamPicture, before: number, keeps = "helps", keep = "help"): string {
  const people = lapses.filter(({ at }) => at <= before).length;
  if (people === 0) return "Nobody lapses before that; it needs more people who know it.";
  return `${pluralWord(people, "short practice")} ${people === 1 ? keeps : keep}.`;
}

function nearest({ members }: TeamPicture): string {
  const ways = members
    .filter(({ standing }) => standing.suspension === null)
    .map(({ name, eligibility }) => ({
      name,
      minutes: eligibility.reasons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => a.minutes - b.minutes);
  const first = ways[0];
  return first ? `${first.name} is nearest: ${formatAbout(first.minutes * 60)} of practice.` : "";
}

function isShort(day: CoverDay): boolean {
  return day.expected !== undefined && covers(day) < day.expected;
}

/** "Thursday" within a week, "Thu 3 Dec" beyond it. */
function dayWord(at: number, now: number, timeZone: string): string {
  if (calendarDaysBetween(now, at, timeZone) > 6) return formatDay(at, timeZone);
  return formatLongDay(at, timeZone).split(" ")[0] ?? "";
}
