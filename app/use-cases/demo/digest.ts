import { listRhythms } from "#app/stores/rhythms.ts";
import { remindPeople } from "#app/use-cases/practice/remind.ts";
import { castPerson } from "./cast.ts";
import type { Moment } from "./past.ts";
import { workday } from "./workdays.ts";

/** What Greenroom told Zofia on her last working day, at her hour: the campaign that paused, and what waits. */
export function digest(at: number): Moment[] {
  const happen: Moment["happen"] = async ({ db, clock }) => {
    const zofia = await castPerson(db, "zofia");
    await remindPeople(db, await listRhythms(db, [zofia.id]), clock.now());
  };
  return [{ at: workday(at, 1, 9, "Europe/Warsaw"), happen }];
}
