import type { Lapse } from "#app/domain/team/lapses.ts";
import type { JudgedMember } from "#app/domain/team/member.ts";
import type { Struggle } from "#app/domain/team/struggling.ts";
import { paths } from "#app/paths.ts";
import { formatDay, pluralWord } from "#app/ui/format.ts";

export interface HelpItem {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly why: string;
}

interface Picture {
  readonly campaign: { readonly key: string };
  readonly members: readonly JudgedMember[];
  readonly lapses: readonly Lapse[];
}

/** Who struggles first, then who lapses within the week, then who isn't in; each once, with everything that is so. */
export function helpOf(picture: Picture, struggles: readonly Struggle[], timeZone: string): HelpItem[] {
  const struggling = new Map(struggles.map((struggle) => [struggle.member.id, struggle]));
  const lapsing = new Map(picture.lapses.map((lapse) => [lapse.member.id, lapse]));
  return picture.members
    .flatMap((member) => {
      const struggle = struggling.get(member.id);
      const lapse = lapsing.get(member.id);
      const isOut = !member.eligibility.eligible && member.standing.suspension === null;
      // A waiver lets in, and ends: what it stands in for is still to be learnt.
      const isWaived = member.eligibility.via === "waiver";
      if (!struggle && !lapse && !isOut && !isWaived) return [];
      const why = [
        struggle ? struggleWords(struggle) : null,
        lapse ? `lapses ${formatDay(lapse.at, timeZone)}` : null,
        isOut ? "takes no leads now" : null,
        isWaived ? waiverWords(member, timeZone) : null,
      ].filter((words) => words !== null);
      const text = `${why.join("; ")}.`;
      return [
        {
          order: (struggle ? 0 : 4) + (lapse ? 1 : isWaived ? 2 : 3),
          at: lapse?.at ?? 0,
          id: member.id,
          name: member.name,
          to: paths.readiness(picture.campaign.key, member.id),
          why: text.charAt(0).toUpperCase() + text.slice(1),
        },
      ];
    })
    .sort((a, b) => a.order - b.order || a.at - b.at || a.name.localeCompare(b.name))
    .map(({ order: _order, at: _at, ...item }) => item);
}

function waiverWords({ eligibility: { until } }: JudgedMember, timeZone: string): string {
  return until === null ? "in by waiver only" : `in by waiver only, until ${formatDay(until, timeZone)}`;
}

function struggleWords({ criteria }: Struggle): string {
  const [first, ...more] = criteria;
  if (!first) return "";
  const what = first.wrong >= 3 ? `${first.wrong} of the last five not as agreed` : `forgotten ${first.lapses} times`;
  const others =
    more.length === 0 ? "" : ` and ${pluralWord(more.length, "more criterion", "more criteria").toLowerCase()}`;
  return `“${first.title}” keeps slipping, ${what}${others}`;
}
