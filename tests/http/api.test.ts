import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { aPersonalToken, aServiceKey, ApiClient } from "#tests/support/api.ts";
import { ORIGIN, testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";

const app = testApp(testDatabase());
const deps = app.deps;
let service: ApiClient;
let personal: ApiClient;
let ada: { id: string; email: string };

const LEAD = {
  campaign: "expo",
  externalId: "crm-1",
  contact: { email: "lin@example.org", firstName: "Lin", lastName: "Berg", title: "Plant manager" },
  company: { name: "Bergwerk", employees: 300, country: "DE" },
  inquiry: "Please call.",
};

beforeAll(async () => {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const { id, email } = await aPerson(deps, "ada", { teamKeys: ["emea"] });
  ada = { id, email };
  await publishPlaybook(deps, aPlaybook());
  service = new ApiClient(app.fetch, await aServiceKey(deps));
  personal = new ApiClient(app.fetch, await aPersonalToken(deps, ada.id));
});

/** Practises through the API; every test playbook's right answer is "True". */
async function practise(text: "True" | "False") {
  let step = (await personal.post("/practice/sessions", { campaign: "expo" })).json;
  let waiting = step.presentation;
  for (let count = 0; waiting && count < 100; count += 1) {
    const choice = waiting.options
      .filter((option: { text: string }) => option.text === text)
      .map((o: { id: string }) => o.id);
    const answer = await personal.post("/practice/answers", { presentation: waiting.token, choice });
    expect(answer.status).toBe(200);
    step = answer.json;
    waiting = step.next;
  }
  return step;
}

describe("the whole line, through the API", () => {
  let leadId = "";

  test("before anybody knows anything: not eligible with the criteria named, and a lead is held", async () => {
    const check = await service.get("/campaigns/expo/eligibility/ada@example.com");
    expect(check.status).toBe(200);
    expect(check.json).toMatchObject({ campaign: "expo", rep: ada, eligible: false, level: "not_ready", via: null });
    expect(check.json).toMatchObject({ until: null, playbookVersion: 1, checkedAt: new Date(NOW).toISOString() });
    expect(check.json.reasons[0]).toMatchObject({ code: "never_answered", criterion: "size", minutes: 1 });

    const lead = await service.post("/leads", LEAD, { "idempotency-key": "one" });
    expect(lead.status).toBe(201);
    expect(lead.json.lead).toMatchObject({ externalId: "crm-1", stage: "held", qualified: true, score: 20 });
    expect(lead.json.lead.criteria).toContainEqual({ key: "size", state: "met", points: 20 });
    expect(lead.json.assignment).toBeNull();
    expect(lead.json.hold.reasons[0]).toMatchObject({ rep: ada, code: "not_ready" });
    leadId = lead.json.lead.id;

    const again = await service.post("/leads", LEAD, { "idempotency-key": "one" });
    expect(again.text).toBe(lead.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const other = await service.post("/leads", { ...LEAD, inquiry: "No." }, { "idempotency-key": "one" });
    expect([other.status, other.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
  });

  test("wrong answers change nothing; right ones open, with an end, and the held lead goes to her", async () => {
    await practise("False");
    expect((await service.get(`/campaigns/expo/eligibility/${ada.id}`)).json.reasons[0]).toMatchObject({
      code: "last_answer_wrong",
      criterion: "size",
    });
    const last = await practise("True");
    expect(last).toMatchObject({ correct: true, next: null, readiness: { level: "provisional" } });

    const check = await service.get("/campaigns/expo/eligibility/ada@example.com");
    expect(check.json).toMatchObject({ eligible: true, level: "provisional", via: "gate" });
    expect(Date.parse(check.json.until)).toBeGreaterThan(NOW);

    await releaseHolds(deps, { campaignId: (await campaignOf(deps)).id });
    const lead = (await service.get(`/leads/${leadId}`)).json;
    expect(lead.assignment.rep).toEqual(ada);
    expect(lead.contact).toEqual(LEAD.contact);
    expect(lead.history.moves.map((move: { to: string }) => move.to)).toEqual([
      "received",
      "qualified",
      "held",
      "assigned",
    ]);
    const decision = await service.get(`/decisions/${lead.assignment.decision}`);
    expect(decision.json).toMatchObject({ outcome: "assigned", chosen: ada, leftOut: [], playbookVersion: 1 });
  });

  test("the batch, the list and the single check say the same", async () => {
    const single = (await service.get("/campaigns/expo/eligibility/ada@example.com")).json;
    const batch = await service.post("/eligibility/checks", {
      checks: [
        { campaign: "expo", rep: "ada@example.com" },
        { campaign: "expo", rep: "sami@example.com" },
      ],
    });
    expect(batch.json.data[0]).toEqual(single);
    expect(batch.json.data[1].reasons[0].code).toBe("not_enrolled");
    expect((await service.get("/campaigns/expo/eligible-reps")).json.data).toEqual([single]);
    const withQuery = await service.get(`/campaigns/expo/eligibility/ada@example.com?minRevision=${single.revision}`);
    expect(withQuery.json).toEqual(single);
  });

  test("a forecast says what doing nothing leads to", async () => {
    const at = new Date(NOW + 30 * DAY_MS).toISOString();
    const forecast = await service.get(`/campaigns/expo/eligibility/ada@example.com?at=${encodeURIComponent(at)}`);
    expect(forecast.json).toMatchObject({ eligible: false, level: "not_ready" });
  });

  test("a waiver opens and its end closes", async () => {
    const ben = await aPerson(deps, "ben", { teamKeys: ["emea"] });
    const until = new Date(NOW + DAY_MS).toISOString();
    const granted = await service.post("/campaigns/expo/waivers", { rep: "ben@example.com", reason: "covers", until });
    expect(granted.status).toBe(201);
    expect((await service.get(`/campaigns/expo/eligibility/${ben.id}`)).json).toMatchObject({
      eligible: true,
      via: "waiver",
    });
    expect((await service.send("DELETE", `/campaigns/expo/waivers/${granted.json.id}`)).status).toBe(204);
    expect((await service.get(`/campaigns/expo/eligibility/${ben.id}`)).json.eligible).toBe(false);
  });

  test("after a material change the very next check names that criterion only", async () => {
    const changed = { ...SIZE_RULE, value: [80, 1000] };
    const criteria = [
      { key: "size", rule: changed, points: 20, required: true },
      { key: "paper", importance: "standard" as const },
    ];
    await publishPlaybook(deps, aPlaybook({ criteria }));
    const check = (await service.get("/campaigns/expo/eligibility/ada@example.com")).json;
    expect(check).toMatchObject({ eligible: false, playbookVersion: 2 });
    expect(check.reasons.flatMap(({ criterion }: { criterion?: string }) => criterion ?? [])).toEqual(["size"]);
  });
});

describe("what is refused", () => {
  test.each([
    ["no key", "", "GET", "/campaigns", undefined, 401],
    ["a key nobody made", "grm_live_0", "GET", "/campaigns", undefined, 401],
    ["an unknown rep", undefined, "GET", "/campaigns/expo/eligibility/nobody@example.com", undefined, 404],
    ["an unknown campaign", undefined, "GET", "/campaigns/none/eligibility/ada@example.com", undefined, 404],
    ["a waiver that nobody granted", undefined, "DELETE", "/campaigns/expo/waivers/none", undefined, 404],
    ["an unknown path", undefined, "GET", "/none", undefined, 404],
    ["broken JSON", undefined, "POST", "/leads", "{", 400],
    ["an unknown field", undefined, "POST", "/leads", '{"campaign":"expo","colour":"red"}', 422],
    ["a lead of no campaign", undefined, "POST", "/leads", '{"campaign":"none"}', 404],
    ["2 MiB", undefined, "POST", "/leads", `"${"x".repeat(2 * 1024 * 1024)}"`, 413],
    ["practice with a service key", undefined, "POST", "/practice/sessions", "{}", 403],
  ])("%s: a problem with the right status", async (_what, bearer, method, path, body, status) => {
    const client = bearer === undefined ? service : new ApiClient(app.fetch, bearer);
    const answer = await client.send(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ status, title: expect.any(String) });
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d/);
  });

  test("a key without the scope, on the hot path too", async () => {
    const narrow = new ApiClient(app.fetch, await aServiceKey(deps, ["leads:read"]));
    expect((await narrow.get("/campaigns/expo/eligibility/ada@example.com")).status).toBe(403);
    expect((await narrow.post("/leads", LEAD)).status).toBe(403);
  });

  test("a rep's token does not see another rep, nor their lead", async () => {
    const cleo = await aPerson(deps, "cleo", { teamKeys: ["emea"] });
    const hers = new ApiClient(app.fetch, await aPersonalToken(deps, cleo.id));
    expect((await hers.get("/campaigns/expo/eligibility/cleo@example.com")).status).toBe(200);
    expect((await hers.get("/campaigns/expo/eligibility/ada@example.com")).status).toBe(403);
    expect(
      (await hers.post("/eligibility/checks", { checks: [{ campaign: "expo", rep: "ada@example.com" }] })).status,
    ).toBe(403);
  });

  test("a cookie is no key", async () => {
    const browser = await app.signedIn(ada.id);
    expect((await browser.visit("/api/v1/campaigns")).status).toBe(401);
  });

  test("practice takes an Idempotency-Key as every POST does", async () => {
    const key = { "idempotency-key": "practice-1" };
    const dora = await aPerson(deps, "dora", { teamKeys: ["emea"] });
    const hers = new ApiClient(app.fetch, await aPersonalToken(deps, dora.id));
    const begun = await hers.post("/practice/sessions", { campaign: "expo" }, key);
    expect(begun.status).toBe(201);
    const again = await hers.post("/practice/sessions", { campaign: "expo" }, key);
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([begun.text, "true"]);
    expect((await hers.post("/practice/sessions", {}, key)).status).toBe(422);

    const { token: presentation, options } = begun.json.presentation;
    const [first, second] = options.map(({ id }: { id: string }) => ({ presentation, choice: [id] }));
    const kept = { "idempotency-key": "answer-1" };
    const answered = await hers.post("/practice/answers", first, kept);
    expect([answered.status, answered.headers.get("idempotent-replayed")]).toEqual([200, null]);
    const repeated = await hers.post("/practice/answers", first, kept);
    expect([repeated.text, repeated.headers.get("idempotent-replayed")]).toEqual([answered.text, "true"]);
    expect((await hers.post("/practice/answers", second, kept)).status).toBe(422);
  });

  test("an answer that is none: refused, nothing stored, nothing told", async () => {
    const session = (await personal.post("/practice/sessions", { campaign: "expo" })).json;
    const presentation = session.presentation.token;
    for (const body of [
      { presentation, choice: [] },
      { presentation, choice: ["x"] },
      { presentation, text: "True" },
    ]) {
      const answer = await personal.post("/practice/answers", body);
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain("CANARY");
    }
    expect((await personal.post("/practice/sessions", { campaign: "expo" })).json.presentation.token).toBe(
      presentation,
    );
  });
});

test("the document describes every path, and the readable page too", async () => {
  const document = (await service.get("/openapi.json")).json;
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      "/campaigns/{campaign}/eligibility/{rep}",
      "/eligibility/checks",
      "/leads",
      "/practice/answers",
    ]),
  );
  const page = await app.fetch(new Request(`${ORIGIN}/api/docs`));
  expect(await page.text()).toContain("/api/v1/leads/{id}");
});
