import { beforeEach, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { revokeWaiver } from "#app/use-cases/eligibility/revoke-waiver.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

async function aWorld() {
  const database = await cloneDatabase();
  const deps = testDeps(database.db, testClock());
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const ada = await aPerson(deps, "ada", { teamKeys: ["emea"] });
  await publishPlaybook(deps, aPlaybook());
  const rep = { id: ada.id, timeZone: "Europe/Berlin" };
  const verdict = async () => {
    const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps), repIds: [rep.id] });
    const found = verdicts.get(rep.id);
    if (!found) throw new Error("no verdict");
    return found;
  };
  return { database, deps, rep, verdict };
}

describe("from criteria to a verdict", () => {
  let world: Awaited<ReturnType<typeof aWorld>>;
  beforeEach(async () => {
    world = await aWorld();
    return () => world.database.close();
  });

  test("a new hire is not eligible, and every critical criterion is named", async () => {
    const verdict = await world.verdict();
    expect(verdict.eligible).toBe(false);
    expect(verdict.reasons.map(({ code, criterion }) => [code, criterion])).toEqual([
      ["never_answered", "size"],
      // Holding "size" alone would leave the score at 2/3, under 0.80.
      ["score_below_pass", undefined],
      ["never_answered", "paper"],
    ]);
  });

  test("right answers make provisional on day one and ready on day two, with an exact end", async () => {
    const { deps, rep, verdict } = world;
    await practise(deps, rep, await campaignOf(deps));
    const first = await verdict();
    expect([first.eligible, first.level, first.via]).toEqual([true, "provisional", "gate"]);

    deps.clock.advance(DAY_MS);
    await practise(deps, rep, await campaignOf(deps));
    const second = await verdict();
    expect(second.level).toBe("ready");
    const until = second.until ?? 0;
    deps.clock.set(until - 1);
    expect((await verdict()).eligible).toBe(true);
    deps.clock.set(until);
    expect((await verdict()).level).not.toBe("ready");
  });

  test("wrong answers leave the rep out, with the criterion named", async () => {
    const { deps, rep, verdict } = world;
    const asked = await practise(deps, rep, await campaignOf(deps), () => false);
    expect(asked).toBe(60);
    const after = await verdict();
    expect(after.eligible).toBe(false);
    expect(after.reasons[0]).toMatchObject({ code: "last_answer_wrong", criterion: "size" });
  });

  test("a material change to one critical criterion ends eligibility at once and names it alone", async () => {
    const { deps, rep, verdict } = world;
    await practise(deps, rep, await campaignOf(deps));
    const changed = aPlaybook({
      criteria: [
        { key: "size", rule: { ...SIZE_RULE, value: [100, 1000] }, points: 20, required: true },
        { key: "paper", importance: "standard" },
      ],
    });
    const published = await publishPlaybook(deps, changed);
    expect(published).toMatchObject({ version: 2, changes: [{ criterion: "size", kind: "material" }] });
    const after = await verdict();
    expect(after.eligible).toBe(false);
    expect(after.reasons.flatMap(({ criterion }) => criterion ?? [])).toEqual(["size"]);

    await practise(deps, rep, await campaignOf(deps));
    expect((await verdict()).eligible).toBe(true);
  });

  test("with a grace period the old text holds until its hour, and `until` says so", async () => {
    const { deps, rep, verdict } = world;
    await practise(deps, rep, await campaignOf(deps));
    const changed = aPlaybook({ criteria: [{ key: "size", rule: { ...SIZE_RULE, value: [100, 1000] }, points: 20 }] });
    await publishPlaybook(deps, changed, { enforceAfterMs: 2 * HOUR_MS, note: "the fair is on" });
    const { stored } = await redecided(world);
    expect(stored).toMatchObject({ eligible: true, until: NOW + 2 * HOUR_MS });
    deps.clock.set(NOW + 2 * HOUR_MS);
    expect((await verdict()).eligible).toBe(false);
  });

  test("a waiver makes eligible until it ends, and never counts as knowing", async () => {
    const { deps, rep, verdict } = world;
    const campaign = await campaignOf(deps);
    const until = NOW + DAY_MS;
    const actor = { kind: "system" } as const;
    const granted = await grantWaiver(deps, { actor, campaign, repId: rep.id, reason: "covers the fair", until });
    expect(await verdict()).toMatchObject({ eligible: true, via: "waiver", level: "not_ready", until });
    if (granted.kind !== "granted") throw new Error(granted.message);
    await revokeWaiver(deps, { actor, campaign, id: granted.id });
    expect(await verdict()).toMatchObject({ eligible: false, via: null });
  });
});

/** What the job does after a publication. */
async function redecided(world: Awaited<ReturnType<typeof aWorld>>) {
  const { redecideCampaign } = await import("#app/use-cases/eligibility/redecide.ts");
  await redecideCampaign(world.deps, { campaignId: (await campaignOf(world.deps)).id });
  return { stored: await world.verdict() };
}
