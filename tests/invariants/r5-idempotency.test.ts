import { beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import { aServiceKey, ApiClient } from "#tests/support/api.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";

const KEYS = 20;
const AT_ONCE = 8;

/** R5: same key and body → one lead and the same response; other body → 422; in flight → 409. */
describe("R5 idempotent intake", () => {
  const app = testApp(testDatabase());
  const { deps } = app;
  let service: ApiClient;

  beforeAll(async () => {
    await aPerson(deps, "mara", { role: "marketer" });
    await aPerson(deps, "sami", { role: "manager" });
    await publishPlaybook(deps, aPlaybook());
    service = new ApiClient(app.fetch, await aServiceKey(deps));
  });

  const leads = async (prefix: string) => {
    const { rows } = await deps.db
      .selectFrom("lead")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("inquiry", "like", `${prefix}%`)
      .execute()
      .then((found) => ({ rows: found }));
    return Number(rows[0]?.count);
  };

  test(`${KEYS} keys, each posted ${AT_ONCE} times at once: ${KEYS} leads, one answer a key`, async () => {
    let inFlight = 0;
    let replays = 0;
    for (let index = 0; index < KEYS; index += 1) {
      const body = { campaign: "expo", company: { employees: 10 }, inquiry: `real-${index}` };
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => postUntilSettled(body, `key-${index}`, () => (inFlight += 1))),
      );
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
      replays += AT_ONCE - 1;
    }
    expect(await leads("real-")).toBe(KEYS);
    process.stdout.write(
      `R5: ${KEYS} keys, ${KEYS * AT_ONCE} posts, ${KEYS} leads, ${replays} replays, ${inFlight} in flight\n`,
    );
  }, 120_000);

  async function postUntilSettled(body: unknown, key: string, onConflict: () => void) {
    for (;;) {
      const answer = await service.post("/leads", body, { "idempotency-key": key });
      if (answer.status !== 409) return answer;
      expect(answer.json.type).toContain("idempotency-in-flight");
      onConflict();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test("another body under the same key is refused, also a day minus a second later; after a day the key is free", async () => {
    const body = { campaign: "expo", inquiry: "kept" };
    const first = await service.post("/leads", body, { "idempotency-key": "kept" });
    const began = deps.clock.now();
    deps.clock.set(began + 24 * HOUR_MS - 1_000);
    expect((await service.post("/leads", body, { "idempotency-key": "kept" })).text).toBe(first.text);
    expect((await service.post("/leads", { ...body, inquiry: "x" }, { "idempotency-key": "kept" })).status).toBe(422);
    deps.clock.set(began + 24 * HOUR_MS + 1_000);
    const later = await service.post("/leads", body, { "idempotency-key": "kept" });
    expect(later.json.lead.id).not.toBe(first.json.lead.id);
  });

  test("a refusal has no effect and is not remembered", async () => {
    const wrong = await service.post("/leads", { campaign: "nowhere" }, { "idempotency-key": "retry" });
    expect(wrong.status).toBe(404);
    const right = await service.post("/leads", { campaign: "expo" }, { "idempotency-key": "retry" });
    expect(right.status).toBe(201);
  });

  test("two callers may use the same key", async () => {
    const other = new ApiClient(app.fetch, await aServiceKey(deps));
    const [one, two] = await Promise.all(
      [service, other].map((client) => client.post("/leads", { campaign: "expo" }, { "idempotency-key": "shared" })),
    );
    expect(one?.json.lead.id).not.toBe(two?.json.lead.id);
  });

  test("the mutant that looks first and stores afterwards is caught by the same count", async () => {
    const seen = new Map<string, unknown>();
    const mutant = async (key: string, inquiry: string) => {
      if (seen.has(key)) return;
      const lead = {
        campaign: "expo",
        events: [],
        details: { contact: {}, company: {}, deal: {}, source: {}, attributes: {}, inquiry },
      };
      const received = await receiveLead(deps, { lead, actor: { kind: "system" } });
      seen.set(key, received);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => mutant("m", "mutant-0")));
    expect(await leads("mutant-")).toBeGreaterThan(1);
  });
});
