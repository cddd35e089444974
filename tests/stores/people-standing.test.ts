import { beforeAll, expect, it } from "vitest";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { listEligibility } from "#app/stores/eligibility.ts";
import { lockPerson } from "#app/stores/people.ts";
import { findTeamByKey } from "#app/stores/teams.ts";
import { setMembership } from "#app/use-cases/people/set-membership.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { updatePerson } from "#app/use-cases/people/update-person.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";
import { testRandom } from "#tests/support/random.ts";

const database = testDatabase();
const random = testRandom();

function aDeps() {
  return { db: database.db, clock: testClock(), random };
}
type TestDeps = ReturnType<typeof aDeps>;

beforeAll(async () => {
  const deps = aDeps();
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, aPlaybook());
});

it("joining a campaign's team is decided in the same commit, and so is leaving it", async () => {
  const deps = aDeps();
  const { id } = await aPerson(deps, "ada");
  expect(await reasonsOf(deps, id)).toBeNull();
  const team = await findTeamByKey(deps.db, "emea");
  const membership = { by: SYSTEM, teamId: team?.id ?? "", personId: id };
  expect(await setMembership(deps, { ...membership, capacity: "member" })).toBe(true);
  expect(await reasonsOf(deps, id)).toContain("never_answered");
  expect(await setMembership(deps, { ...membership, capacity: null })).toBe(true);
  expect(await reasonsOf(deps, id)).toContain("not_enrolled");
});

it("an account's end and its new beginning are decided in the same commit", async () => {
  const deps = aDeps();
  const { id } = await aPerson(deps, "ben", { teamKeys: ["emea"] });
  expect(await reasonsOf(deps, id)).toContain("never_answered");
  await setPersonStatus(deps, { by: SYSTEM, personId: id, status: "deactivated" });
  expect(await reasonsOf(deps, id)).toContain("inactive");
  await setPersonStatus(deps, { by: SYSTEM, personId: id, status: "active" });
  expect(await reasonsOf(deps, id)).not.toContain("inactive");
});

it("whoever is no rep any more is enrolled no more", async () => {
  const deps = aDeps();
  const { id } = await aPerson(deps, "cleo", { teamKeys: ["emea"] });
  await updatePerson(deps, { by: SYSTEM, personId: id, change: { role: "marketer" } });
  expect(await reasonsOf(deps, id)).toContain("not_enrolled");
});

it("ending an account waits for an assignment that holds the campaign, instead of deadlocking with it", async () => {
  const deps = aDeps();
  const { id } = await aPerson(deps, "dora", { teamKeys: ["emea"] });
  const campaign = await campaignOf(deps);
  const order: string[] = [];
  let ending: Promise<unknown> | undefined;
  await deps.db.transaction().execute(async (tx) => {
    await lockCampaign(tx, campaign.id);
    ending = setPersonStatus(deps, { by: SYSTEM, personId: id, status: "deactivated" }).then(() => order.push("ended"));
    await new Promise((resolve) => setTimeout(resolve, 150));
    // As an assignment does whose cap spans campaigns.
    expect((await lockPerson(tx, id))?.status).toBe("active");
    order.push("assigned");
  });
  await ending;
  expect(order).toEqual(["assigned", "ended"]);
});

async function reasonsOf(deps: TestDeps, repId: string): Promise<string[] | null> {
  const campaign = await campaignOf(deps);
  const [row] = await listEligibility(deps.db, { campaignId: campaign.id, repIds: [repId] });
  return row ? row.reasons.map((reason) => reason.code) : null;
}
