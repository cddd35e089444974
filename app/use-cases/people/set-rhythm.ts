import type { Weekday } from "#app/domain/practice/rhythm.ts";
import { saveRhythm, type RhythmSettings, updateRemindAtOfTeam, updateTeamPracticeDays } from "#app/stores/rhythms.ts";
import { record, type By } from "../by.ts";
import type { Deps } from "../deps.ts";
import { inTransaction } from "../transaction.ts";

/**
 * When and how a person practises and is reminded. The next minute's look works out their hour anew; it tells nothing that
 * was told already.
 */
export async function setRhythm(
  deps: Deps,
  { by, personId, settings }: { by: By; personId: string; settings: RhythmSettings },
): Promise<void> {
  const at = deps.clock.now();
  await inTransaction(deps.db, async (tx) => {
    await saveRhythm(tx, { personId, settings, remindAt: at });
    await record(tx, by, {
      at,
      action: "rhythm.changed",
      subject: `person:${personId}`,
      details: { ...settings },
    });
  });
}

/** The days on which a team practises, for everybody in it who has not chosen their own; null: Monday to Friday. */
export async function setTeamPracticeDays(
  deps: Deps,
  { by, teamId, days }: { by: By; teamId: string; days: readonly Weekday[] | null },
): Promise<void> {
  const at = deps.clock.now();
  await inTransaction(deps.db, async (tx) => {
    await updateTeamPracticeDays(tx, teamId, days);
    await updateRemindAtOfTeam(tx, { teamId, at });
    await record(tx, by, { at, action: "team.practice_days_set", subject: `team:${teamId}`, details: { days } });
  });
}
