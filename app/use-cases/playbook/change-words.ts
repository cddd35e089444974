import { assertNever } from "#app/domain/assert-never.ts";
import type { NewsFor } from "#app/domain/readiness/news.ts";
import type { CriterionChange, Playbook } from "#app/domain/playbook/playbook.ts";

const NAMED_AT_MOST = 3;

/** What a publication changed, as a notice says it: how many criteria, which, who says why. */
export function changeWords(
  playbook: Playbook,
  changes: readonly CriterionChange[],
  by: string | null,
  note: string | null,
): { title: string; body: string } {
  const count = changes.length;
  const titles = changes.map(
    ({ criterion }) => playbook.criteria.find(({ key }) => key === criterion)?.title ?? criterion,
  );
  const more = count > NAMED_AT_MOST ? ` and ${count - NAMED_AT_MOST} more` : "";
  const why = note ? ` ${by ? `${by}: ` : ""}“${note}”` : "";
  return {
    title: count === 1 ? "one criterion changed" : `${count} criteria changed`,
    body: `${titles.slice(0, NAMED_AT_MOST).join("; ")}${more}.${why}`,
  };
}

/** What somebody has to do about it, and what that brings them: by how they stand, so that nobody reads of leads they never had. */
export function practiceWords(minutes: number, news: NewsFor, pending: boolean): string {
  const about = minutes < 1 ? "Under a minute" : `About ${Math.round(minutes)} ${minutes < 1.5 ? "minute" : "minutes"}`;
  const lower = about.charAt(0).toLowerCase() + about.slice(1);
  switch (news) {
    case "nothing":
      return "You have nothing to practise for it.";
    case "loses":
      return pending
        ? `${about} of practice before it takes effect, and your leads keep coming.`
        : `${about} of practice brings your leads back.`;
    case "behind":
      return `${about} of practice opens its leads for you.`;
    case "newcomer":
      return `You have not begun here: your first questions are about this text, and ${lower} of practice opens its leads for you.`;
    case "waived":
      return `Your waiver goes on; ${lower} of practice, and you know this text too.`;
    case "suspended":
      return `Leads are paused for you here; ${lower} of practice, and you know this text when they come again.`;
    default:
      return assertNever(news);
  }
}
