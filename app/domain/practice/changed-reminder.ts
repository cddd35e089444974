import { assess, requirementAt } from "#app/domain/readiness/assess.ts";
import { minutesFor, questionsToHold } from "#app/domain/readiness/needed-practice.ts";
import type { GateQuestion } from "#app/domain/readiness/readiness.ts";
import type { RemindedCampaign, Reminder } from "./reminders.ts";

/**
 * That a version asks for something a rep who practised before has not answered yet: a criterion that reads differently
 * now, or a new one. Empty once all of them are answered, and for whoever has only begun.
 */
export function changedReminder(
  { key, name, version, newCriteria }: Pick<RemindedCampaign, "key" | "name" | "version" | "newCriteria">,
  question: GateQuestion,
  at: number,
): Reminder[] {
  const requirement = question.pending ?? requirementAt(question, at);
  const { policy, criteria } = requirement;
  const hasPractised = criteria.some(({ state, answeredBefore }) => state !== null || answeredBefore);
  if (!hasPractised) return [];
  const open = assess(requirement, at).criteria.filter(
    (criterion) =>
      criterion.verdict.kind === "changed" ||
      (criterion.verdict.kind === "never_answered" && newCriteria.includes(criterion.key)),
  );
  if (open.length === 0) return [];
  const from = question.pending && question.pending.from > at ? question.pending.from : null;
  const minutes = minutesFor(open.reduce((sum, criterion) => sum + questionsToHold(criterion, policy), 0));
  const campaign = { key, name };
  return [
    { key: `changed:${key}:${version}`, kind: "changed", campaign, version, criteria: open.length, from, minutes },
  ];
}
