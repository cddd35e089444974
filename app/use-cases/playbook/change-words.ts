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

/** What somebody has to do about it. */
export function practiceWords(minutes: number, pending: boolean): string {
  if (minutes === 0) return "You have nothing to practise for it.";
  const about = minutes < 1 ? "Under a minute" : `About ${Math.round(minutes)} ${minutes < 1.5 ? "minute" : "minutes"}`;
  return pending ? `${about} of practice before it takes effect.` : `${about} of practice brings your leads back.`;
}
