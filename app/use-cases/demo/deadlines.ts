import { addBusinessTime } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";

/** As the playbook of the paper promises for standard intent, in the zone of the one rep who is ready for it. */
const PROMISED_MS = 4 * HOUR_MS;
const ZONE = "Europe/Rome";
const MARGIN_MS = 20 * MINUTE_MS;

/** When a lead must have come for its first touch to be due in a moment, or else as soon as business opens again. */
export function cameToBeNearlyDue(at: number): number {
  return firstDueFrom(at, at + MARGIN_MS);
}

/** When a lead must have come for its first touch to have been due lately, while nobody else has been asked yet. */
export function cameToBeJustBreached(at: number): number {
  return firstDueFrom(at, at - MARGIN_MS) - MINUTE_MS;
}

/** The earliest instant from which the promise ends at `due` or later, to the second. */
function firstDueFrom(at: number, due: number): number {
  let [early, late] = [at - 7 * DAY_MS, at];
  while (late - early > 1_000) {
    const middle = Math.floor((early + late) / 2);
    if (addBusinessTime(middle, PROMISED_MS, ZONE) >= due) late = middle;
    else early = middle;
  }
  return late;
}
