import { Notice } from "#app/ui/frame/notice.tsx";
import { formatDay, formatNumber, formatWhen, plural } from "#app/ui/format.ts";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";

/** What a publication means for leads: those that wait, those that are open, and those still to come. */
export function ImpactNotices({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  return (
    <>
      <Uncovered impact={impact} timeZone={timeZone} />
      <Open impact={impact} timeZone={timeZone} />
      {impact.replacesPending ? (
        <Notice>A version that is public but not required yet would be replaced by this one.</Notice>
      ) : null}
    </>
  );
}

function Uncovered({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  const { uncovered, eligibleNow, leads, expected, plan, at } = impact;
  if (uncovered.length === 0 || eligibleNow === 0) return null;
  const days = new Set(uncovered.map((day) => formatDay(day, timeZone)));
  const nobodyAtFirst = uncovered[0] === plan.enforceFrom;
  return (
    <Notice
      kind="soon"
      title={nobodyAtFirst ? "Nobody would be left" : `Nobody would be left on ${[...days].join(", ")}`}
    >
      If nobody practises, every lead that qualifies {nobodyAtFirst ? "" : "then "}is held until somebody does.{" "}
      {expectedWords(expected, days.size)}{" "}
      {leads.held > 0 ? `${plural(leads.held, "lead is", "leads are")} held already. ` : ""}
      {nobodyAtFirst && plan.enforceFrom <= at ? "A grace period lets people practise before it counts." : ""}
    </Notice>
  );
}

function expectedWords({ perDay, count, workingDays }: Impact["expected"], days: number): string {
  if (count === 0) return "No lead has qualified in the last 28 days.";
  const mean = perDay < 10 ? perDay.toFixed(1) : formatNumber(Math.round(perDay));
  const sum = Math.max(1, Math.round(perDay * days));
  return `About ${mean} leads qualify on a working day (${plural(count, "lead")} in ${plural(workingDays, "working day")}): about ${formatNumber(sum)} over ${plural(days, "day")}.`;
}

function Open({ impact: { at, plan, leads, losers }, timeZone }: { impact: Impact; timeZone: string }) {
  if (losers.length === 0) {
    return leads.held === 0 ? null : (
      <Notice>{plural(leads.held, "lead of this campaign is", "leads of this campaign are")} held now.</Notice>
    );
  }
  const when = plan.enforceFrom > at ? `From ${formatWhen(plan.enforceFrom, at, timeZone)}` : "Published at once";
  return (
    <Notice kind="soon">
      {`${when}, ${plural(losers.length, "person stops", "people stop")} receiving these leads until they practise. They keep the ${plural(leads.open, "lead")} they have open. `}
      {leads.held > 0 ? `${plural(leads.held, "lead is", "leads are")} held now.` : "No lead is held now."}
    </Notice>
  );
}
