import { beforeEach, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { liftEndedSuspensions, liftSuspension } from "#app/use-cases/eligibility/lift-suspension.ts";
import { suspend } from "#app/use-cases/eligibility/suspend.ts";
import { writeCoachingNote } from "#app/use-cases/coaching/write-note.ts";
import { listCoachingNotes } from "#app/stores/coaching-notes.ts";
import { testClock } from "#tests/support/clock.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, receive, ROUTER, waive } from "#tests/support/leads.ts";

async function aWorld() {
  const database = await cloneDatabase();
  const world = await aWorldOf(testDeps(database.db, testClock()), ["ada"]);
  const repId = world.idOf("ada");
  await waive(world.deps, world.campaign, [repId]);
  return { ...world, database, repId };
}

describe("a suspended rep", () => {
  let world: Awaited<ReturnType<typeof aWorld>>;
  beforeEach(async () => {
    world = await aWorld();
    return () => world.database.close();
  });

  async function verdict() {
    const { deps, campaign, repId } = world;
    return (await checkEligibility(deps, { campaign, repIds: [repId] })).verdicts.get(repId);
  }
  async function suspended(rest: { everywhere?: boolean; until?: number; reason?: string } = {}) {
    const { deps, repId } = world;
    const campaign = rest.everywhere ? null : world.campaign;
    const { until = null, reason = "an audit" } = rest;
    return suspend(deps, { actor: ROUTER, campaign, repId, reason, until });
  }
  const countOf = async (action: string) =>
    (await world.deps.db.selectFrom("auditRecord").select("id").where("action", "=", action).execute()).length;
  const toldOf = async () =>
    (await world.deps.db.selectFrom("outbox").select("type").orderBy("id").execute()).map(({ type }) => type);

  test.each([false, true])("gets no lead from that instant, waived or not (everywhere: %s)", async (everywhere) => {
    const before = await receive(world.deps, aLead());
    expect(before.lead.stage).toBe("assigned");
    expect(await suspended({ everywhere })).toMatchObject({ kind: "suspended" });
    const after = await receive(world.deps, aLead());
    expect(after.lead.stage).toBe("held");
    expect(await verdict()).toMatchObject({ eligible: false, via: null });
    expect((await verdict())?.reasons[0]).toMatchObject({
      code: "suspended",
      message: "Suspended from leads: an audit",
    });
    expect(await countOf("suspension.set")).toBe(1);
    expect((await toldOf()).filter((type) => type === "eligibility.revoked")).toHaveLength(1);
  });

  test("gets them again when it is lifted, which counts once", async () => {
    const result = await suspended();
    if (result.kind !== "suspended") throw new Error(result.message);
    const lift = () => liftSuspension(world.deps, { actor: ROUTER, repId: world.repId, id: result.id });
    expect(await Promise.all([lift(), lift()])).toEqual([{ kind: "lifted" }, { kind: "lifted" }]);
    expect(await countOf("suspension.lifted")).toBe(1);
    expect(await verdict()).toMatchObject({ eligible: true, via: "waiver" });
    expect((await receive(world.deps, aLead())).lead.stage).toBe("assigned");
    const others = world.campaign.marketingOwnerId;
    expect(await liftSuspension(world.deps, { actor: ROUTER, repId: others, id: result.id })).toEqual({
      kind: "not_found",
    });
  });

  test("is free again after the end that was named, not before", async () => {
    await suspended({ until: world.deps.clock.now() + DAY_MS });
    world.deps.clock.advance(DAY_MS - 1);
    await liftEndedSuspensions(world.deps);
    expect(await verdict()).toMatchObject({ eligible: false });
    world.deps.clock.advance(1);
    await liftEndedSuspensions(world.deps);
    expect(await verdict()).toMatchObject({ eligible: true });
  });

  test("wants a reason, and an end that lies ahead", async () => {
    expect(await suspended({ reason: "  " })).toMatchObject({ kind: "refused", field: "reason" });
    expect(await suspended({ until: world.deps.clock.now() })).toMatchObject({ kind: "refused", field: "until" });
    expect(await countOf("suspension.set")).toBe(0);
  });

  test("a coaching note stays as written, and only shared ones are for its person", async () => {
    const { deps, repId, campaign } = world;
    const by = { actor: { kind: "person", id: campaign.salesOwnerId } as const };
    await writeCoachingNote(deps, { by, personId: repId, text: "Ask about size first.", shared: true });
    await writeCoachingNote(deps, { by, personId: repId, text: "Watch this.", shared: false });
    expect(await writeCoachingNote(deps, { by, personId: repId, text: " ", shared: false })).toMatchObject({
      kind: "refused",
    });
    const textsOf = async (onlyShared: boolean) =>
      (await listCoachingNotes(deps.db, { personId: repId, onlyShared })).map(({ text }) => text);
    expect(await textsOf(false)).toEqual(["Watch this.", "Ask about size first."]);
    expect(await textsOf(true)).toEqual(["Ask about size first."]);
    await expect(deps.db.updateTable("coachingNote").set({ text: "else" }).execute()).rejects.toThrow("append-only");
    expect(await countOf("coaching.noted")).toBe(2);
  });
});
