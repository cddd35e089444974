import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { findLastSchedule } from "#app/stores/scheduled-publications.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { announceVersion } from "#app/use-cases/playbook/announce-version.ts";
import { cancelVersion, enforceVersion } from "#app/use-cases/playbook/end-grace.ts";
import { previewImpact } from "#app/use-cases/playbook/preview-impact.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { publishScheduled } from "#app/use-cases/playbook/publish-scheduled.ts";
import { cancelSchedule, schedulePublication } from "#app/use-cases/playbook/schedule-publication.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { pickUpDueWork } from "#app/use-cases/routing/pick-up-due-work.ts";
import { findProposal } from "#app/stores/proposals.ts";
import { aPlaybook, campaignOf, type CriterionDraft, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aWorldOf } from "#tests/support/leads.ts";
import { practise } from "#tests/support/practise.ts";

let database: TestDatabase;
let deps: ReturnType<typeof testDeps>;
let owners: { mara: string; sami: string };
let ada: string;

const SIZE: CriterionDraft = { key: "size", rule: SIZE_RULE, points: 20, required: true };
const PAPER: CriterionDraft = { key: "paper" };
const wider = (to: number) => aPlaybook({ criteria: [{ ...SIZE, rule: { ...SIZE_RULE, value: [50, to] } }, PAPER] });

beforeEach(async () => {
  database = await cloneDatabase();
  deps = testDeps(database.db);
  const world = await aWorldOf(deps, ["ada", "ben"], { criteria: [SIZE, PAPER] });
  ada = world.idOf("ada");
  const people = await database.db.selectFrom("person").select(["id", "email"]).execute();
  const idOf = (email: string) => people.find((one) => one.email === email)?.id ?? "";
  owners = { mara: idOf("mara@example.com"), sami: idOf("sami@example.com") };
});

afterEach(() => database.close());

const actor = (id: string) => ({ kind: "person", id }) as const;

async function signedProposal(playbook = wider(900)): Promise<string> {
  const proposed = await propose(deps, { actor: actor(owners.mara), playbook, note: "Fewer giants" });
  if (proposed.kind !== "proposed") throw new Error(JSON.stringify(proposed));
  const { proposalId, contentHash } = proposed;
  for (const signerId of Object.values(owners)) await sign(deps, { signerId, proposalId, contentHash });
  return proposalId;
}

async function schedule(proposalId: string, inMs = 2 * HOUR_MS): Promise<string> {
  const publishAt = deps.clock.now() + inMs;
  const result = await schedulePublication(deps, { actor: actor(owners.sami), proposalId, publishAt });
  if (result.kind !== "scheduled") throw new Error(JSON.stringify(result));
  return result.scheduleId;
}

async function noticesOf(personId: string, kind?: string) {
  const rows = await database.db.selectFrom("notice").selectAll().where("personId", "=", personId).execute();
  return rows.filter((row) => kind === undefined || row.kind === kind);
}

async function audited(action: string): Promise<number> {
  return (await database.db.selectFrom("auditRecord").select("id").where("action", "=", action).execute()).length;
}

async function isEligible(repId: string): Promise<boolean> {
  const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps), repIds: [repId] });
  return verdicts.get(repId)?.eligible ?? false;
}

const rep = () => ({ id: ada, timeZone: "Europe/Berlin" });

describe("a publication at a time", () => {
  test("fires once when it is due, however often it is asked, and not a moment before", async () => {
    const proposalId = await signedProposal();
    const scheduleId = await schedule(proposalId);
    expect(await publishScheduled(deps, { scheduleId })).toEqual({ kind: "early" });
    deps.clock.advance(2 * HOUR_MS);
    const fired = await Promise.all([1, 2, 3, 4].map(() => publishScheduled(deps, { scheduleId })));
    expect(fired.map(({ kind }) => kind).sort()).toEqual(["ended", "ended", "ended", "published"]);
    expect((await findLatestPlaybook(database.db, (await campaignOf(deps)).id))?.version).toBe(2);
    expect((await findLastSchedule(database.db, proposalId))?.end?.kind).toBe("published");
    for (const owner of Object.values(owners)) expect(await noticesOf(owner, "publication_ended")).toHaveLength(1);
    expect(await audited("playbook.published")).toBe(2);
  });

  test("that fell due while the process was down is picked up by the next minute's look", async () => {
    const proposalId = await signedProposal();
    const scheduleId = await schedule(proposalId);
    // The job died with its worker; the order is what counts.
    await database.pool.query("delete from graphile_worker._private_jobs");
    deps.clock.advance(3 * DAY_MS);
    await pickUpDueWork(deps);
    const { rows } = await database.pool.query<{ key: string }>("select key from graphile_worker.jobs");
    expect(rows.map(({ key }) => key)).toContain(`publish:${scheduleId}`);
    expect(await publishScheduled(deps, { scheduleId })).toEqual({ kind: "published", version: 2 });
    await pickUpDueWork(deps);
    expect(await publishScheduled(deps, { scheduleId })).toEqual({ kind: "ended" });
  });

  test("an edit cancels it, visibly, and both owners are told who didn't do it", async () => {
    const proposalId = await signedProposal();
    const scheduleId = await schedule(proposalId);
    await propose(deps, { actor: actor(owners.mara), playbook: wider(800) });
    const order = await findLastSchedule(database.db, proposalId);
    expect(order?.end).toMatchObject({ kind: "edited", by: owners.mara });
    expect(await noticesOf(owners.sami, "publication_ended")).toHaveLength(1);
    expect(await noticesOf(owners.mara, "publication_ended")).toHaveLength(0);
    deps.clock.advance(DAY_MS);
    expect(await publishScheduled(deps, { scheduleId })).toEqual({ kind: "ended" });
    expect(await audited("publication.cancelled")).toBe(1);
  });

  test("what can't be published when its time comes is refused, and both owners are told why", async () => {
    const proposalId = await signedProposal();
    const scheduleId = await schedule(proposalId);
    // By hand, since no page can do it: a signature that is not for this text.
    await database.pool.query("update proposal set content_hash = repeat('0', 64) where id = $1", [proposalId]);
    deps.clock.advance(DAY_MS);
    const fired = await publishScheduled(deps, { scheduleId });
    expect(fired).toMatchObject({ kind: "refused" });
    expect((await findLastSchedule(database.db, proposalId))?.end?.kind).toBe("refused");
    for (const owner of Object.values(owners)) {
      const [notice] = await noticesOf(owner, "publication_ended");
      expect(notice?.body).toContain("lacks the signature");
    }
  });

  test("cancelling and firing at the same moment: one of them wins, never both", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const proposalId = await signedProposal(wider(700 - round));
      const scheduleId = await schedule(proposalId);
      deps.clock.advance(2 * HOUR_MS);
      const { id: campaignId } = await campaignOf(deps);
      const before = (await findLatestPlaybook(database.db, campaignId))?.version ?? 0;
      const cancel = () => cancelSchedule(deps, { actor: actor(owners.mara), campaignId, scheduleId });
      const fire = () => publishScheduled(deps, { scheduleId });
      const [cancelled, fired] =
        round % 2 === 0
          ? await Promise.all([cancel(), fire()])
          : await Promise.all([fire(), cancel()]).then(([a, b]) => [b, a] as const);
      const after = (await findLatestPlaybook(database.db, campaignId))?.version ?? 0;
      expect(after - before).toBe(cancelled.kind === "cancelled" ? 0 : 1);
      expect(fired.kind).toBe(cancelled.kind === "cancelled" ? "ended" : "published");
      outcomes.add(cancelled.kind);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test("needs both signatures, a time to come, and a reason for a grace period", async () => {
    const proposed = await propose(deps, { actor: actor(owners.mara), playbook: wider(900) });
    if (proposed.kind !== "proposed") throw new Error(proposed.kind);
    const { proposalId, contentHash } = proposed;
    const now = deps.clock.now();
    const order = (publishAt: number, rest = {}) =>
      schedulePublication(deps, { actor: actor(owners.sami), proposalId, publishAt, ...rest });
    expect((await order(now + DAY_MS)).kind).toBe("unsigned");
    for (const signerId of Object.values(owners)) await sign(deps, { signerId, proposalId, contentHash });
    expect((await order(now)).kind).toBe("refused");
    expect((await order(now + 91 * DAY_MS)).kind).toBe("refused");
    expect((await order(now + DAY_MS, { enforceAfterMs: HOUR_MS })).kind).toBe("refused");
    expect((await order(now + DAY_MS, { enforceAfterMs: HOUR_MS, note: "Time to practise" })).kind).toBe("scheduled");
    expect((await order(now + 2 * DAY_MS)).kind).toBe("scheduled");
    const open = await database.db.selectFrom("scheduledPublication").select("endKind").execute();
    expect(open.map(({ endKind }) => endKind).sort()).toEqual([null, "replaced"]);
  });
});

describe("a version in its grace period", () => {
  test("can be cancelled: it stays in the history, and who practised it early keeps the credit for the same text", async () => {
    await practise(deps, rep(), await campaignOf(deps));
    expect(await isEligible(ada)).toBe(true);
    await publishPlaybook(deps, wider(900), { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" });
    // Practice in a grace period asks the text to come.
    await practise(deps, rep(), await campaignOf(deps));
    const { id: campaignId, playbookId } = await campaignOf(deps);
    const end = { actor: actor(owners.sami), campaignId, version: 2, reason: "Wrong figure" };
    expect(await cancelVersion(deps, end)).toEqual({ kind: "ended", version: 2 });
    expect(await cancelVersion(deps, end)).toEqual({ kind: "not_pending" });

    const campaign = await campaignOf(deps);
    expect(campaign).toMatchObject({ playbookId, nextPlaybookId: null, nextFrom: null });
    deps.clock.advance(3 * DAY_MS);
    expect(inForceId(await campaignOf(deps), deps.clock.now())).toBe(playbookId);
    expect((await findLatestPlaybook(database.db, campaignId))?.version).toBe(1);
    await expect(database.pool.query("update grace_end set kind = 'enforced'")).rejects.toThrow(/append-only/);
    await expect(database.pool.query("delete from playbook where version = 2")).rejects.toThrow(/append-only/);

    // The same text again: version 3, and the revision that was practised.
    await practise(deps, rep(), await campaignOf(deps));
    const again = await publishPlaybook(deps, wider(900));
    expect(again.version).toBe(3);
    expect(await isEligible(ada)).toBe(true);
    // Another text is another meaning, whatever was practised.
    await publishPlaybook(deps, wider(850));
    expect(await isEligible(ada)).toBe(false);
    const revisions = await database.db
      .selectFrom("playbookCriterion")
      .innerJoin("playbook", "playbook.id", "playbookCriterion.playbookId")
      .select(["version", "revision"])
      .where("key", "=", "size")
      .orderBy("version")
      .execute();
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 2, 3]);
  });

  test("can be enforced early: it counts from that moment, and its record says so", async () => {
    await practise(deps, rep(), await campaignOf(deps));
    await publishPlaybook(deps, wider(900), { enforceAfterMs: 2 * DAY_MS, note: "Fewer giants" });
    expect(await isEligible(ada)).toBe(true);
    const { id: campaignId } = await campaignOf(deps);
    const end = { actor: actor(owners.mara), campaignId, version: 2, reason: "" };
    expect(await enforceVersion(deps, end)).toEqual({ kind: "ended", version: 2 });
    expect(await isEligible(ada)).toBe(false);
    expect(await cancelVersion(deps, { ...end, reason: "Too late" })).toEqual({ kind: "not_pending" });
    const [record] = await database.db.selectFrom("graceEnd").selectAll().execute();
    expect(record).toMatchObject({ kind: "enforced", endedBy: owners.mara });
  });

  test("that has taken effect can't be taken back, not even by hand", async () => {
    await publishPlaybook(deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    deps.clock.advance(DAY_MS);
    const { id: campaignId, nextPlaybookId } = await campaignOf(deps);
    const end = { actor: actor(owners.sami), campaignId, version: 2, reason: "Wrong figure" };
    expect(await cancelVersion(deps, end)).toEqual({ kind: "not_pending" });
    const byHand = "insert into grace_end (playbook_id, kind, ended_at, reason) values ($1, 'cancelled', $2, 'no')";
    const at = new Date(deps.clock.now());
    await expect(database.pool.query(byHand, [nextPlaybookId, at])).rejects.toThrow(/has taken effect/);
  });

  test("a proposal written on a version that was then cancelled can't be published", async () => {
    await publishPlaybook(deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const proposalId = await signedProposal(wider(800));
    const { id: campaignId } = await campaignOf(deps);
    await cancelVersion(deps, { actor: actor(owners.sami), campaignId, version: 2, reason: "Wrong figure" });
    expect(await publish(deps, { actor: actor(owners.sami), proposalId })).toEqual({
      kind: "stale",
      base: 2,
      latest: 1,
    });
  });
});

describe("who is told", () => {
  test("everybody enrolled, once, with what changed, who says why, and the minutes", async () => {
    await practise(deps, rep(), await campaignOf(deps));
    const published = await publishPlaybook(deps, wider(900), { note: "Fewer giants" });
    const { playbookId } = await campaignOf(deps);
    for (let round = 0; round < 2; round += 1) await announceVersion(deps, { playbookId: playbookId ?? 0 });
    const told = await noticesOf(ada, "playbook_changed");
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toBe("Campaign expo: one criterion changed");
    expect(told[0]?.body).toBe(
      "Title of size. Sami: “Fewer giants” About 1 minute of practice brings your leads back.",
    );
    expect(told[0]?.href).toBe("/campaigns/expo#changes");
    expect(published.changes).toEqual([{ criterion: "size", kind: "material", parts: ["rule"] }]);
  });

  test("a note is the words of who wrote it: the one who proposed, unless the publisher wrote another", async () => {
    const proposalId = await signedProposal();
    await publish(deps, { actor: actor(owners.sami), proposalId });
    const { playbookId } = await campaignOf(deps);
    await announceVersion(deps, { playbookId: playbookId ?? 0 });
    expect((await noticesOf(ada, "playbook_changed"))[0]?.body).toContain("Mara: “Fewer giants”");
  });

  test("of a version taken back, those who had been told; and nobody about one gone before", async () => {
    await publishPlaybook(deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const { id: campaignId, nextPlaybookId } = await campaignOf(deps);
    await announceVersion(deps, { playbookId: nextPlaybookId ?? 0 });
    await cancelVersion(deps, { actor: actor(owners.sami), campaignId, version: 2, reason: "Wrong figure" });
    await announceVersion(deps, { playbookId: nextPlaybookId ?? 0 });
    expect(await noticesOf(ada, "playbook_withdrawn")).toHaveLength(1);

    await publishPlaybook(deps, wider(800), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const third = (await campaignOf(deps)).nextPlaybookId ?? 0;
    await cancelVersion(deps, { actor: actor(owners.sami), campaignId, version: 3, reason: "Wrong again" });
    await announceVersion(deps, { playbookId: third });
    expect(await noticesOf(ada)).toHaveLength(2);
  });

  test("practice then asks only what changed", async () => {
    await practise(deps, rep(), await campaignOf(deps));
    deps.clock.advance(DAY_MS);
    await practise(deps, rep(), await campaignOf(deps));
    await publishPlaybook(deps, wider(900));
    const asked: string[] = [];
    await practise(deps, rep(), await campaignOf(deps), (question) => {
      asked.push(question.criterionKey);
      return true;
    });
    expect(new Set(asked)).toEqual(new Set(["size"]));
    expect(await isEligible(ada)).toBe(true);
  });
});

describe("the preview", () => {
  test("says who loses eligibility when, by the same decision that is made then", async () => {
    await practise(deps, rep(), await campaignOf(deps));
    deps.clock.advance(DAY_MS);
    await practise(deps, rep(), await campaignOf(deps));
    const proposalId = await signedProposal();
    const proposal = await findProposal(database.db, proposalId);
    if (!proposal) throw new Error("no proposal");
    const at = deps.clock.now();
    const plan = { publishAt: at, enforceFrom: at + 2 * DAY_MS };
    const preview = async () =>
      previewImpact(deps, { campaign: await campaignOf(deps), proposal, plan, timeZone: "UTC" });
    const impact = await preview();
    expect(impact).toMatchObject({ people: 2, eligibleNow: 1, eligibleSpared: 1, eligibleAfter: 0 });
    expect(impact.losers).toEqual([
      { id: ada, name: "Ada", at: plan.enforceFrom, criteria: ["Title of size"], minutes: 1 },
    ]);
    expect(impact.uncovered).toHaveLength(6);
    expect(impact.practised).toEqual({ people: 0, criteria: ["Title of size"] });

    await publish(deps, {
      actor: actor(owners.sami),
      proposalId,
      enforceAfterMs: 2 * DAY_MS,
      note: "Time to practise",
    });
    expect(await isEligible(ada)).toBe(true);
    deps.clock.advance(2 * DAY_MS);
    expect(await isEligible(ada)).toBe(false);
  });
});
