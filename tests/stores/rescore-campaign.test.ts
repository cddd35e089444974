import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { findRescoreRun } from "#app/stores/rescore-runs.ts";
import { rescoreCampaign } from "#app/use-cases/leads/rescore-campaign.ts";
import { cancelVersion } from "#app/use-cases/playbook/end-grace.ts";
import { previewScoring } from "#app/use-cases/playbook/preview-scoring.ts";
import { pickUpDueWork } from "#app/use-cases/routing/pick-up-due-work.ts";
import { aPlaybook, campaignOf, type CriterionDraft, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import {
  aLead,
  aWorldOf,
  expectLeadsInOrder,
  receive,
  ROUTER,
  stagesOf,
  theDetails,
  waive,
} from "#tests/support/leads.ts";

let database: TestDatabase;
let deps: ReturnType<typeof testDeps>;
let world: Awaited<ReturnType<typeof aWorldOf>>;

const size = (from: number): CriterionDraft => ({
  key: "size",
  rule: { ...SIZE_RULE, value: [from, 1000] },
  points: 20,
  required: true,
});
const AMOUNT: CriterionDraft = { key: "amount", rule: { attribute: "deal.amount", op: "gte", value: 10 }, points: 15 };
const text = (from: number, threshold = 20) =>
  aPlaybook({ criteria: [size(from), AMOUNT], sections: { scoring: { threshold } } });

beforeEach(async () => {
  database = await cloneDatabase();
  deps = testDeps(database.db);
  world = await aWorldOf(deps, ["ada"], { criteria: [size(50), AMOUNT], sections: { scoring: { threshold: 20 } } });
});
afterEach(() => database.close());

const employees = (count: number) => aLead({ details: theDetails({ employees: count }) });
const leadOf = (id: string) =>
  database.db.selectFrom("lead").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
async function inForce(): Promise<number> {
  return (await campaignOf(deps)).playbookId ?? 0;
}

describe("after a publication that scores differently", () => {
  test("every open lead stands where its new score says, with the version as the reason; owned leads keep their owner", async () => {
    await waive(deps, world.campaign, world.ids.values());
    const owned = await receive(deps, employees(60));
    expect(owned.lead.stage).toBe("assigned");
    const small = await receive(deps, employees(30));
    expect(small.lead.stage).toBe("nurturing");
    await database.pool.query("update waiver set revoked_at = now()");
    await database.pool.query("delete from eligibility");
    const held = await receive(deps, employees(70));
    const heldToo = await receive(deps, employees(300));
    expect([held.lead.stage, heldToo.lead.stage]).toEqual(["held", "held"]);

    await publishPlaybook(deps, text(100));
    await rescoreCampaign(deps, { playbookId: await inForce() });
    expect((await leadOf(held.lead.id)).stage).toBe("nurturing");
    expect(await stagesOf(database.db, held.lead.id)).toEqual(["received", "qualified", "held", "nurturing"]);
    const [move] = await database.db
      .selectFrom("leadMove")
      .select(["reason", "actor"])
      .where("leadId", "=", held.lead.id)
      .orderBy("id", "desc")
      .execute();
    expect(move).toEqual({ reason: "0 of 20 points under version 2, 1 fact missing", actor: "system" });
    expect((await leadOf(heldToo.lead.id)).stage).toBe("held");
    expect(await leadOf(owned.lead.id)).toMatchObject({ stage: "assigned", qualified: false, score: 0 });
    expect(await findRescoreRun(database.db, await inForce())).toMatchObject({
      total: 4,
      scored: 4,
      moved: 1,
      end: { kind: "done" },
    });

    await publishPlaybook(deps, text(20));
    await rescoreCampaign(deps, { playbookId: await inForce() });
    expect((await leadOf(small.lead.id)).stage).toBe("held");
    expect((await leadOf(owned.lead.id)).qualified).toBe(true);
    expect(await expectLeadsInOrder(database.db)).toBe(4);
  });

  test("broken off anywhere, it goes on where it was, and no lead is scored twice", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 34; index += 1) {
      deps.clock.advance(1000);
      ids.push((await receive(deps, employees(60 + index))).lead.id);
    }
    await publishPlaybook(deps, text(80));
    const playbookId = await inForce();
    // Killed in the middle of a batch now and then, and called again as the queue would.
    let calls = 0;
    let failures = 0;
    const flaky = {
      ...deps,
      clock: {
        now: () => {
          calls += 1;
          if (calls % 25 === 0) throw new Error("killed");
          return deps.clock.now();
        },
      },
    };
    for (let tries = 0; tries < 60 && !(await findRescoreRun(database.db, playbookId))?.end; tries += 1) {
      await rescoreCampaign(flaky, { playbookId }).catch(() => (failures += 1));
    }
    expect(failures).toBeGreaterThan(0);
    expect(await findRescoreRun(database.db, playbookId)).toMatchObject({
      total: 34,
      scored: 34,
      end: { kind: "done" },
    });
    const stale = await database.db
      .selectFrom("lead")
      .select("id")
      .where("scoredPlaybookId", "!=", playbookId)
      .execute();
    expect(stale).toEqual([]);
    expect(await expectLeadsInOrder(database.db)).toBe(ids.length);
  });

  test("words alone score nobody again, and a pending version only from its hour on", async () => {
    const { lead } = await receive(deps, employees(60));
    const reworded = aPlaybook({
      criteria: [{ ...size(50), why: "Other words." }, AMOUNT],
      sections: { scoring: { threshold: 20 } },
    });
    await publishPlaybook(deps, reworded);
    expect(await findRescoreRun(database.db, await inForce())).toBeNull();

    await publishPlaybook(deps, text(100), { enforceAfterMs: DAY_MS, note: "Time to practise" });
    const pending = (await campaignOf(deps)).nextPlaybookId ?? 0;
    await rescoreCampaign(deps, { playbookId: pending });
    expect((await leadOf(lead.id)).stage).toBe("held");
    deps.clock.advance(DAY_MS);
    await database.pool.query("delete from graphile_worker._private_jobs");
    await pickUpDueWork(deps);
    const { rows } = await database.pool.query<{ key: string }>("select key from graphile_worker.jobs");
    expect(rows.map(({ key }) => key)).toContain(`rescore:${pending}`);
    await rescoreCampaign(deps, { playbookId: pending });
    expect((await leadOf(lead.id)).stage).toBe("nurturing");
  });

  test("a cancelled version scores nobody, and one that is overtaken hands over", async () => {
    const { lead } = await receive(deps, employees(60));
    await publishPlaybook(deps, text(100), { enforceAfterMs: DAY_MS, note: "Time to practise" });
    const { id: campaignId, nextPlaybookId } = await campaignOf(deps);
    const pending = nextPlaybookId ?? 0;
    await cancelVersion(deps, { actor: ROUTER, campaignId, version: 2, reason: "Wrong figure" });
    deps.clock.advance(2 * DAY_MS);
    await rescoreCampaign(deps, { playbookId: pending });
    expect((await leadOf(lead.id)).stage).toBe("held");

    await publishPlaybook(deps, text(100));
    const first = await inForce();
    // Before its leads were reached, a version that only changes words takes over: the leads still have to be scored.
    const words = aPlaybook({
      criteria: [{ ...size(100), why: "Other words." }, AMOUNT],
      sections: { scoring: { threshold: 20 } },
    });
    await publishPlaybook(deps, words);
    await rescoreCampaign(deps, { playbookId: first });
    expect((await findRescoreRun(database.db, first))?.end?.kind).toBe("overtaken");
    await rescoreCampaign(deps, { playbookId: await inForce() });
    expect((await leadOf(lead.id)).stage).toBe("nurturing");
  });
});

describe("the preview of scoring", () => {
  test("names the leads that flip when the threshold moves, as of when they came in", async () => {
    const rich = {
      ...aLead(),
      details: { ...theDetails({ employees: 60 }), deal: { amount: 20 } },
      externalId: "rich",
    };
    const poor = { ...employees(60), externalId: "poor" };
    for (const lead of [rich, poor]) await receive(deps, lead);
    const before = text(50);
    const { id: campaignId } = await campaignOf(deps);
    const preview = await previewScoring(deps, { campaignId, before, after: text(50, 30) });
    expect(preview).toMatchObject({ leads: 2, qualifiedBefore: 2, qualifiedAfter: 1 });
    expect(preview?.lost.examples.map(({ externalId, decides }) => [externalId, decides])).toEqual([
      ["poor", ["The threshold"]],
    ]);
    expect(preview?.thresholdAlone?.lost.count).toBe(1);
    expect(await previewScoring(deps, { campaignId, before, after: before })).toBeNull();
    // The publication then does to open leads what the preview said.
    await publishPlaybook(deps, text(50, 30));
    await rescoreCampaign(deps, { playbookId: await inForce() });
    const rows = await database.db.selectFrom("lead").select(["externalId", "stage"]).orderBy("externalId").execute();
    expect(rows).toEqual([
      { externalId: "poor", stage: "nurturing" },
      { externalId: "rich", stage: "held" },
    ]);
  });
});
