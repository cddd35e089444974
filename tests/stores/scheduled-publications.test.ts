import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { findLastSchedule } from "#app/stores/scheduled-publications.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publishScheduled } from "#app/use-cases/playbook/publish-scheduled.ts";
import { cancelSchedule, schedulePublication } from "#app/use-cases/playbook/schedule-publication.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { pickUpDueWork } from "#app/use-cases/routing/pick-up-due-work.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { actor, publishingWorld, wider } from "#tests/support/publications.ts";

const here = publishingWorld();

describe("a publication at a time", () => {
  test("fires once when it is due, however often it is asked, and not a moment before", async () => {
    const proposalId = await here.signedProposal();
    const scheduleId = await here.schedule(proposalId);
    expect(await publishScheduled(here.deps, { scheduleId })).toEqual({ kind: "early" });
    here.deps.clock.advance(2 * HOUR_MS);
    const fired = await Promise.all([1, 2, 3, 4].map(() => publishScheduled(here.deps, { scheduleId })));
    expect(fired.map(({ kind }) => kind).sort()).toEqual(["ended", "ended", "ended", "published"]);
    expect((await findLatestPlaybook(here.db, (await campaignOf(here.deps)).id))?.version).toBe(2);
    expect((await findLastSchedule(here.db, proposalId))?.end?.kind).toBe("published");
    for (const owner of Object.values(here.owners))
      expect(await here.noticesOf(owner, "publication_ended")).toHaveLength(1);
    expect(await here.audited("playbook.published")).toBe(2);
  });

  test("that fell due while the process was down is picked up by the next minute's look", async () => {
    const proposalId = await here.signedProposal();
    const scheduleId = await here.schedule(proposalId);
    // The job died with its worker; the order is what counts.
    await here.pool.query("delete from graphile_worker._private_jobs");
    here.deps.clock.advance(3 * DAY_MS);
    await pickUpDueWork(here.deps);
    const { rows } = await here.pool.query<{ key: string }>("select key from graphile_worker.jobs");
    expect(rows.map(({ key }) => key)).toContain(`publish:${scheduleId}`);
    expect(await publishScheduled(here.deps, { scheduleId })).toEqual({ kind: "published", version: 2 });
    await pickUpDueWork(here.deps);
    expect(await publishScheduled(here.deps, { scheduleId })).toEqual({ kind: "ended" });
  });

  test("an edit cancels it, visibly, and both owners are told who didn't do it", async () => {
    const proposalId = await here.signedProposal();
    const scheduleId = await here.schedule(proposalId);
    await propose(here.deps, { actor: actor(here.owners.mara), playbook: wider(800) });
    const order = await findLastSchedule(here.db, proposalId);
    expect(order?.end).toMatchObject({ kind: "edited", by: here.owners.mara });
    expect(await here.noticesOf(here.owners.sami, "publication_ended")).toHaveLength(1);
    expect(await here.noticesOf(here.owners.mara, "publication_ended")).toHaveLength(0);
    here.deps.clock.advance(DAY_MS);
    expect(await publishScheduled(here.deps, { scheduleId })).toEqual({ kind: "ended" });
    expect(await here.audited("publication.cancelled")).toBe(1);
  });

  test("what can't be published when its time comes is refused, and both owners are told why", async () => {
    const proposalId = await here.signedProposal();
    const scheduleId = await here.schedule(proposalId);
    // By hand, since no page can do it: a signature that is not for this text.
    await here.pool.query("update proposal set content_hash = repeat('0', 64) where id = $1", [proposalId]);
    here.deps.clock.advance(DAY_MS);
    const fired = await publishScheduled(here.deps, { scheduleId });
    expect(fired).toMatchObject({ kind: "refused" });
    expect((await findLastSchedule(here.db, proposalId))?.end?.kind).toBe("refused");
    for (const owner of Object.values(here.owners)) {
      const [notice] = await here.noticesOf(owner, "publication_ended");
      expect(notice?.body).toContain("lacks the signature");
    }
  });

  test("cancelling and firing at the same moment: one of them wins, never both", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const proposalId = await here.signedProposal(wider(700 - round));
      const scheduleId = await here.schedule(proposalId);
      here.deps.clock.advance(2 * HOUR_MS);
      const { id: campaignId } = await campaignOf(here.deps);
      const before = (await findLatestPlaybook(here.db, campaignId))?.version ?? 0;
      const cancel = () => cancelSchedule(here.deps, { actor: actor(here.owners.mara), campaignId, scheduleId });
      const fire = () => publishScheduled(here.deps, { scheduleId });
      const [cancelled, fired] =
        round % 2 === 0
          ? await Promise.all([cancel(), fire()])
          : await Promise.all([fire(), cancel()]).then(([a, b]) => [b, a] as const);
      const after = (await findLatestPlaybook(here.db, campaignId))?.version ?? 0;
      expect(after - before).toBe(cancelled.kind === "cancelled" ? 0 : 1);
      expect(fired.kind).toBe(cancelled.kind === "cancelled" ? "ended" : "published");
      outcomes.add(cancelled.kind);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test("needs both signatures, a time to come, and a reason for a grace period", async () => {
    const proposed = await propose(here.deps, { actor: actor(here.owners.mara), playbook: wider(900) });
    if (proposed.kind !== "proposed") throw new Error(proposed.kind);
    const { proposalId, contentHash } = proposed;
    const now = here.deps.clock.now();
    const order = (publishAt: number, rest = {}) =>
      schedulePublication(here.deps, { actor: actor(here.owners.sami), proposalId, publishAt, ...rest });
    expect((await order(now + DAY_MS)).kind).toBe("unsigned");
    for (const signerId of Object.values(here.owners)) await sign(here.deps, { signerId, proposalId, contentHash });
    expect((await order(now)).kind).toBe("refused");
    expect((await order(now + 91 * DAY_MS)).kind).toBe("refused");
    expect((await order(now + DAY_MS, { enforceAfterMs: HOUR_MS })).kind).toBe("refused");
    expect((await order(now + DAY_MS, { enforceAfterMs: HOUR_MS, note: "Time to practise" })).kind).toBe("scheduled");
    expect((await order(now + 2 * DAY_MS)).kind).toBe("scheduled");
    const open = await here.db.selectFrom("scheduledPublication").select("endKind").execute();
    expect(open.map(({ endKind }) => endKind).sort()).toEqual([null, "replaced"]);
  });
});
