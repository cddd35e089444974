import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { cancelVersion, enforceVersion } from "#app/use-cases/playbook/end-grace.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { practise } from "#tests/support/practise.ts";
import { actor, publishingWorld, wider } from "#tests/support/publications.ts";

const here = publishingWorld();

describe("a version in its grace period", () => {
  test("can be cancelled: it stays in the history, and who practised it early keeps the credit for the same text", async () => {
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    expect(await here.isEligible(here.ada)).toBe(true);
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" });
    // Practice in a grace period asks the text to come.
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    const { id: campaignId, playbookId } = await campaignOf(here.deps);
    const end = { actor: actor(here.owners.sami), campaignId, version: 2, reason: "Wrong figure" };
    expect(await cancelVersion(here.deps, end)).toEqual({ kind: "ended", version: 2 });
    expect(await cancelVersion(here.deps, end)).toEqual({ kind: "not_pending" });

    const campaign = await campaignOf(here.deps);
    expect(campaign).toMatchObject({ playbookId, nextPlaybookId: null, nextFrom: null });
    here.deps.clock.advance(3 * DAY_MS);
    expect(inForceId(await campaignOf(here.deps), here.deps.clock.now())).toBe(playbookId);
    expect((await findLatestPlaybook(here.db, campaignId))?.version).toBe(1);
    await expect(here.pool.query("update grace_end set kind = 'enforced'")).rejects.toThrow(/append-only/);
    await expect(here.pool.query("delete from playbook where version = 2")).rejects.toThrow(/append-only/);

    // The same text again: version 3, and the revision that was practised.
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    const again = await publishPlaybook(here.deps, wider(900));
    expect(again.version).toBe(3);
    expect(await here.isEligible(here.ada)).toBe(true);
    // Another text is another meaning, whatever was practised.
    await publishPlaybook(here.deps, wider(850));
    expect(await here.isEligible(here.ada)).toBe(false);
    const revisions = await here.db
      .selectFrom("playbookCriterion")
      .innerJoin("playbook", "playbook.id", "playbookCriterion.playbookId")
      .select(["version", "revision"])
      .where("key", "=", "size")
      .orderBy("version")
      .execute();
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 2, 3]);
  });

  test("keeps nobody out until its hour: whoever isn't in learns what counts now, then what comes", async () => {
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" });
    const campaign = await campaignOf(here.deps);
    expect(await here.isEligible(here.ada)).toBe(false);
    await practise(here.deps, here.rep(), campaign);
    expect(await here.isEligible(here.ada)).toBe(true);
    await practise(here.deps, here.rep(), campaign);
    here.deps.clock.advance(2 * DAY_MS);
    expect(await here.isEligible(here.ada)).toBe(true);
  });

  test("can be enforced early: it counts from that moment, and its record says so", async () => {
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" });
    expect(await here.isEligible(here.ada)).toBe(true);
    const { id: campaignId } = await campaignOf(here.deps);
    const end = { actor: actor(here.owners.mara), campaignId, version: 2, reason: "" };
    expect(await enforceVersion(here.deps, end)).toEqual({ kind: "ended", version: 2 });
    expect(await here.isEligible(here.ada)).toBe(false);
    expect(await cancelVersion(here.deps, { ...end, reason: "Too late" })).toEqual({ kind: "not_pending" });
    const [record] = await here.db.selectFrom("graceEnd").selectAll().execute();
    expect(record).toMatchObject({ kind: "enforced", endedBy: here.owners.mara });
  });

  test("programs outside hear that it was taken back, replaced or enforced early, in the same transaction and once", async () => {
    const told = async () => {
      const rows = await here.db
        .selectFrom("outbox")
        .selectAll()
        .where("type", "like", "playbook.%")
        .orderBy("id")
        .execute();
      return rows.slice(1).map(({ type, subject, data }) => ({ type, subject, ...Object(data) }));
    };
    const grace = { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" };
    const end = { actor: actor(here.owners.sami), campaignId: (await campaignOf(here.deps)).id, version: 2 };
    await publishPlaybook(here.deps, wider(900), grace);
    await cancelVersion(here.deps, { ...end, reason: "Wrong figure" });
    await cancelVersion(here.deps, { ...end, reason: "Again" });
    const event = { subject: "campaign:expo", campaign: "expo" };
    const enforceFrom = new Date(here.deps.clock.now() + 2 * DAY_MS).toISOString();
    const cancelled = { ...event, type: "playbook.cancelled", enforceFrom };
    expect(await told()).toEqual([
      expect.objectContaining({ ...event, type: "playbook.published", version: 2, enforceFrom }),
      { ...cancelled, version: 2, reason: "Wrong figure", replacedBy: null },
    ]);

    await publishPlaybook(here.deps, wider(850), grace);
    await publishPlaybook(here.deps, wider(800), grace);
    here.deps.clock.advance(DAY_MS);
    await enforceVersion(here.deps, { ...end, version: 4, reason: "" });
    const now = new Date(here.deps.clock.now()).toISOString();
    expect((await told()).slice(2)).toEqual([
      expect.objectContaining({ type: "playbook.published", version: 3 }),
      { ...cancelled, version: 3, reason: "version 4 took its place", replacedBy: 4 },
      expect.objectContaining({ type: "playbook.published", version: 4 }),
      { ...event, type: "playbook.enforced", version: 4, reason: "", enforceFrom: now },
    ]);
  });

  test("that has taken effect can't be taken back, not even by hand", async () => {
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    here.deps.clock.advance(DAY_MS);
    const { id: campaignId, nextPlaybookId } = await campaignOf(here.deps);
    const end = { actor: actor(here.owners.sami), campaignId, version: 2, reason: "Wrong figure" };
    expect(await cancelVersion(here.deps, end)).toEqual({ kind: "not_pending" });
    const byHand = "insert into grace_end (playbook_id, kind, ended_at, reason) values ($1, 'cancelled', $2, 'no')";
    const at = new Date(here.deps.clock.now());
    await expect(here.pool.query(byHand, [nextPlaybookId, at])).rejects.toThrow(/has taken effect/);
  });

  test("a proposal written on a version that was then cancelled can't be published", async () => {
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const proposalId = await here.signedProposal(wider(800));
    const { id: campaignId } = await campaignOf(here.deps);
    await cancelVersion(here.deps, { actor: actor(here.owners.sami), campaignId, version: 2, reason: "Wrong figure" });
    expect(await publish(here.deps, { actor: actor(here.owners.sami), proposalId })).toEqual({
      kind: "stale",
      base: 2,
      latest: 1,
    });
  });
});
