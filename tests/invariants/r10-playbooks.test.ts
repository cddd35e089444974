import { beforeAll, describe, expect, test } from "vitest";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";

const database = testDatabase();
let mara: string;
let sami: string;

beforeAll(async () => {
  const deps = testDeps(database.db);
  mara = (await aPerson(deps, "mara", { role: "marketer" })).id;
  sami = (await aPerson(deps, "sami", { role: "manager" })).id;
  await publishPlaybook(deps, aPlaybook());
});

const titled = (title: string) =>
  aPlaybook({
    criteria: [{ key: "size", title, rule: { attribute: "company.employees", op: "gte", value: 50 }, points: 20 }],
  });

describe("R10 a published version is immutable, its sequence gapless", () => {
  test.each([
    "update playbook set content = '{}'",
    "update playbook set version = 7",
    "delete from playbook",
    "truncate playbook cascade",
    "update playbook_criterion set revision = 9",
    "delete from playbook_criterion",
    "update playbook_change set kind = 'editorial'",
    "delete from signature",
  ])("%s is refused", async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
  });

  test("a hand-written version cannot skip a number, nor go unsigned", async () => {
    const copy = (version: string, proposal: string) => `
      insert into playbook (campaign_id, version, content, content_hash, proposal_id, published_at, enforce_from)
      select campaign_id, ${version}, content, ${proposal}, proposal_id, published_at, enforce_from from playbook where version = 1`;
    await expect(database.pool.query(copy("3", "content_hash"))).rejects.toThrow(/expected 2/);
    await expect(database.pool.query(copy("2", "repeat('0', 64)"))).rejects.toThrow(/lacks a signature/);
  });

  test("signatures belong to exact content: another hash signs nothing, a stranger signs nothing", async () => {
    const deps = testDeps(database.db);
    const proposed = await propose(deps, { actor: { kind: "person", id: mara }, playbook: titled("First try") });
    if (proposed.kind !== "proposed") throw new Error(proposed.kind);
    const { proposalId, contentHash } = proposed;
    expect((await sign(deps, { signerId: mara, proposalId, contentHash: "0".repeat(64) })).kind).toBe("changed");
    const ada = await aPerson(deps, "ada");
    expect((await sign(deps, { signerId: ada.id, proposalId, contentHash })).kind).toBe("not_an_owner");
    await sign(deps, { signerId: mara, proposalId, contentHash });
    const early = await publish(deps, { actor: { kind: "person", id: mara }, proposalId });
    expect(early).toEqual({ kind: "unsigned", missing: ["sales"] });

    const edited = await propose(deps, { actor: { kind: "person", id: sami }, playbook: titled("Second try") });
    expect(edited.kind).toBe("proposed");
    expect((await sign(deps, { signerId: sami, proposalId, contentHash })).kind).toBe("closed");
  });

  test("two who publish the same proposal at once: one version, the other is told", async () => {
    const deps = testDeps(database.db);
    for (let round = 0; round < 5; round += 1) {
      const before = (await versions()).length;
      const proposed = await propose(deps, { actor: { kind: "person", id: mara }, playbook: titled(`Round ${round}`) });
      if (proposed.kind !== "proposed") throw new Error(proposed.kind);
      const { proposalId, contentHash } = proposed;
      for (const signerId of [mara, sami]) await sign(deps, { signerId, proposalId, contentHash });
      const results = await Promise.all(
        [mara, sami, mara, sami].map((id) => publish(deps, { actor: { kind: "person", id }, proposalId })),
      );
      expect(results.map(({ kind }) => kind).sort()).toEqual(["closed", "closed", "closed", "published"]);
      expect(await versions()).toEqual(Array.from({ length: before + 1 }, (_, index) => index + 1));
    }
    expect((await verifyEverything(deps)).differences).toEqual([]);
  });

  async function versions(): Promise<number[]> {
    const campaign = await campaignOf(testDeps(database.db));
    const rows = await database.db
      .selectFrom("playbook")
      .select("version")
      .where("campaignId", "=", campaign.id)
      .orderBy("version")
      .execute();
    return rows.map(({ version }) => version);
  }
});
