import { isAway } from "#app/domain/practice/telling-time.ts";
import { weekOf } from "#app/domain/practice/rhythm.ts";
import { practiceDay } from "#app/domain/time.ts";
import { may } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { listLeave } from "#app/stores/leave.ts";
import { insertNudge } from "#app/stores/nudges.ts";
import { findPeople } from "#app/stores/reps.ts";
import { listRhythms } from "#app/stores/rhythms.ts";
import { record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/** Why somebody was not asked; `muted`: they have chosen not to be reminded, so nothing would reach them. */
export type NotNudged = "not_yours" | "on_leave" | "asked_today" | "muted";

export type NudgeResult =
  | {
      readonly kind: "nudged";
      readonly nudged: readonly string[];
      readonly skipped: readonly { readonly personId: string; readonly because: NotNudged }[];
    }
  | { readonly kind: "refused"; readonly field: "word" | "people"; readonly message: string };

export const NUDGE_WORD_AT_MOST = 280;
export const NUDGED_AT_MOST = 200;

/**
 * A manager asks one or many to practise, with a word of their own. It is told at each person's next hour, with whatever
 * else there is to tell, at most one a day from whomever; never during leave, and not at all to the manager themselves.
 */
export async function nudge(
  deps: Deps,
  input: {
    by: Pick<Viewer, "id" | "role" | "teamIds" | "managedTeamIds">;
    requestId?: string | undefined;
    personIds: readonly string[];
    word: string;
  },
): Promise<NudgeResult> {
  const at = deps.clock.now();
  const word = input.word.trim();
  const personIds = [...new Set(input.personIds)].sort();
  if (word === "") return { kind: "refused", field: "word", message: "Say in a few words why; they read it." };
  if (word.length > NUDGE_WORD_AT_MOST) {
    return { kind: "refused", field: "word", message: `Keep it to ${NUDGE_WORD_AT_MOST} characters.` };
  }
  if (personIds.length === 0) return { kind: "refused", field: "people", message: "Choose somebody to ask." };
  if (personIds.length > NUDGED_AT_MOST) {
    return { kind: "refused", field: "people", message: `Ask at most ${NUDGED_AT_MOST} people at once.` };
  }

  return inTransaction(deps.db, async (tx) => {
    const people = await findPeople(tx, personIds);
    const rhythms = new Map((await listRhythms(tx, personIds)).map((rhythm) => [rhythm.personId, rhythm]));
    const leave = await listLeave(tx, personIds, at);
    const nudged: string[] = [];
    const skipped: { personId: string; because: NotNudged }[] = [];
    for (const personId of personIds) {
      const person = people.get(personId);
      const rhythm = rhythms.get(personId);
      const skip = (because: NotNudged) => void skipped.push({ personId, because });
      if (!person || !rhythm || !may(input.by, "nudge.send", { personId, teamIds: person.teamIds })) {
        skip("not_yours");
        continue;
      }
      const { timeZone, practiceDays, teamDays, channel } = rhythm;
      const own = leave.filter((item) => item.personId === personId);
      if (isAway(at, { week: weekOf(practiceDays, teamDays), timeZone, leave: own })) {
        skip("on_leave");
        continue;
      }
      if (channel === "none") {
        skip("muted");
        continue;
      }
      const day = practiceDay(at, timeZone);
      if (!(await insertNudge(tx, { personId, askedBy: input.by.id, word, day, at }))) {
        skip("asked_today");
        continue;
      }
      const actor = { kind: "person", id: input.by.id } as const;
      const subject = `person:${personId}`;
      await record(tx, { actor, requestId: input.requestId }, { at, action: "nudge.sent", subject, details: { word } });
      nudged.push(personId);
    }
    return { kind: "nudged", nudged, skipped };
  });
}
