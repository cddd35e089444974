import { DAY_MS } from "#app/domain/time.ts";
import { findCampaign } from "#app/stores/campaigns.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { addLeave } from "#app/use-cases/people/set-leave.ts";
import { SUMMIT } from "./agreements.ts";
import { castPerson } from "./cast.ts";
import type { Moment } from "./past.ts";
import { workday } from "./workdays.ts";

/** Freja may take booth leads for some days, though one changed criterion stands between her and them. */
export function permissions(at: number): Moment[] {
  const happen: Moment["happen"] = async (past) => {
    const campaign = await findCampaign(past.db, SUMMIT);
    if (!campaign) throw new Error(`${SUMMIT} does not exist yet`);
    const [freja, ngaire] = [await castPerson(past.db, "freja"), await castPerson(past.db, "ngaire")];
    const granted = await grantWaiver(past, {
      actor: { kind: "person", id: ngaire.id },
      campaign,
      repId: freja.id,
      reason: "Henrik is away and Freja met these people at the stand. She learns the changed criterion this week.",
      until: at + 5 * DAY_MS,
    });
    if (granted.kind !== "granted") throw new Error(granted.message);
  };
  return [{ at: workday(at, 1, 16.5), happen }];
}

/** Henrik is away, ready as he is. */
export function absences(at: number): Moment[] {
  const happen: Moment["happen"] = async (past) => {
    const [henrik, ngaire] = [await castPerson(past.db, "henrik"), await castPerson(past.db, "ngaire")];
    const added = await addLeave(past, {
      by: { actor: { kind: "person", id: ngaire.id } },
      personId: henrik.id,
      startsAt: workday(at, 2, 18),
      endsAt: at + 6 * DAY_MS,
      note: "A week in Lofoten",
    });
    if (added.kind !== "added") throw new Error(added.message);
  };
  return [{ at: workday(at, 12, 11), happen }];
}
