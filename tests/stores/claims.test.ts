import { describe, expect, test } from "vitest";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { claimLead } from "#app/use-cases/routing/claim.ts";
import { NOW } from "#tests/support/clock.ts";
import { leadWorld } from "#tests/support/lead-world.ts";
import { aLead, receive, ROUTER, theDetails, waive } from "#tests/support/leads.ts";

const here = leadWorld();

describe("a claim by a router outside", () => {
  async function aHeldLead() {
    await here.db
      .updateTable("waiver")
      .set({ revokedAt: new Date(NOW) })
      .execute();
    await here.db.deleteFrom("eligibility").execute();
    return (await receive(here.world.deps)).lead.id;
  }

  test("of somebody not eligible is refused with the gate's reasons", async () => {
    const leadId = await aHeldLead();
    const refused = await claimLead(here.world.deps, { leadId, repId: here.world.idOf("ada"), actor: ROUTER });
    expect(refused.kind === "not_eligible" && refused.reasons.map((reason) => reason.code)).toContain("never_answered");
    expect((await getLeadStanding(here.db, leadId)).lead.stage).toBe("held");
  });

  test("with the current revision is granted, once", async () => {
    const leadId = await aHeldLead();
    await waive(here.world.deps, here.world.campaign, [here.world.idOf("ada")]);
    const { verdicts } = await checkEligibility(here.world.deps, {
      campaign: here.world.campaign,
      repIds: [here.world.idOf("ada")],
    });
    const ifRevision = verdicts.get(here.world.idOf("ada"))?.revision;
    const claim = { leadId, repId: here.world.idOf("ada"), actor: ROUTER };
    expect(await claimLead(here.world.deps, { ...claim, ifRevision: 0 })).toMatchObject({ kind: "not_eligible" });
    const granted = await claimLead(here.world.deps, { ...claim, ifRevision });
    expect(granted).toMatchObject({ kind: "assigned", assignment: { repId: here.world.idOf("ada") } });
    expect(await claimLead(here.world.deps, claim)).toMatchObject({
      kind: "already_assigned",
      assignment: { repId: here.world.idOf("ada") },
    });
  });

  test("of a lead that does not qualify is refused", async () => {
    const { lead } = await receive(here.world.deps, aLead({ details: theDetails({ employees: 2 }) }));
    const claim = { leadId: lead.id, repId: here.world.idOf("ada"), actor: ROUTER };
    expect(await claimLead(here.world.deps, claim)).toMatchObject({ kind: "not_assignable", stage: "nurturing" });
  });
});
