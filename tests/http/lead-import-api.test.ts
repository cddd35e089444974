import { beforeAll, describe, expect, test } from "vitest";
import { aPersonalToken, ApiClient, aServiceKey } from "#tests/support/api.ts";
import { testApp } from "#tests/support/app.ts";
import { SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aWorldOf, expectLeadsInOrder, waive } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";

const database = testDatabase();
const app = testApp(database);
let api: ApiClient;
let reader: ApiClient;
let rep: ApiClient;

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada"], {
    criteria: [{ key: "size", rule: SIZE_RULE, points: 20, required: true }],
  });
  await waive(app.deps, world.campaign, [world.idOf("ada")]);
  api = new ApiClient(app.fetch, await aServiceKey(app.deps, ["leads:write"]));
  reader = new ApiClient(app.fetch, await aServiceKey(app.deps, ["leads:read"]));
  rep = new ApiClient(app.fetch, await aPersonalToken(app.deps, (await aPerson(app.deps, "rea")).id));
});

const MAPPING = {
  columns: [
    { column: "Badge", to: "externalId" },
    { column: "Staff", to: "company.employees" },
  ],
};
const csvOf = (prefix: string, staff: readonly string[]) =>
  ["Badge;Staff;", ...staff.map((employees, index) => `${prefix}-${index};${employees};`)].join("\r\n");
const bodyOf = (prefix: string, staff: readonly string[] = ["120", "20", "lots"], rest: object = {}) => ({
  campaign: "expo",
  csv: csvOf(prefix, staff),
  mapping: MAPPING,
  ...rest,
});
const leadsOf = async (prefix: string) =>
  (await database.pool.query("select from lead where external_id like $1", [`${prefix}-%`])).rowCount;

describe("POST /leads/import", () => {
  test("reads values in the words given for them, and times on the clock given", async () => {
    const columns = [
      { column: "Badge", to: "externalId" },
      {
        column: "Staff",
        to: "company.employees",
        values: [
          { is: "Lots", means: "900" },
          { is: "20", means: "" },
        ],
      },
      { column: "Met", to: "event", event: "met", at: { column: "Met", order: "dmy" } },
    ];
    const csv = "Badge,Staff,Met\nz-1,lots,15.01.2020 09:00\nz-2,20,15.01.2020 09:00Z\n";
    const mapping = { columns, zone: "Asia/Tokyo" };
    const dry = await api.post("/leads/import", { campaign: "expo", csv, mapping, dryRun: true });
    expect(dry.json).toMatchObject({ status: "dry_run", created: 2, qualified: 1, refused: 0 });
    const done = await api.post("/leads/import", { campaign: "expo", csv, mapping });
    expect(done.json).toMatchObject({ leads: [{ qualified: true }, { qualified: false }] });
    const { rows } = await database.pool.query<{ at: Date }>(
      "select e.at from lead_event e join lead on lead.id = lead_id where external_id like 'z-%' order by external_id",
    );
    expect(rows.map(({ at }) => at.toISOString())).toEqual(["2020-01-15T00:00:00.000Z", "2020-01-15T09:00:00.000Z"]);
    const wrong = await api.post("/leads/import", { campaign: "expo", csv, mapping: { columns, zone: "Mars/Crater" } });
    expect(wrong.status).toBe(422);
  });

  test("of a long file goes on behind the answer, and is stopped by who may import", async () => {
    const answer = await api.post(
      "/leads/import",
      bodyOf(
        "long",
        Array.from({ length: 501 }, () => "20"),
      ),
    );
    expect(answer.json).toMatchObject({ status: "running", created: 0 });
    const cancel = `/leads/imports/${String(Object(answer.json).id)}/cancel`;
    expect((await reader.post(cancel, {})).status).toBe(403);
    expect((await api.post(cancel, {})).json).toMatchObject({ status: "cancelled", rows: 501, created: 0 });
    expect((await api.post(cancel, {})).json).toMatchObject({ status: "cancelled" });
    expect((await api.post("/leads/imports/nonsense/cancel", {})).status).toBe(404);
    expect(await leadsOf("long")).toBe(0);
  });

  test("takes the good rows in and reports the others", async () => {
    const answer = await api.post("/leads/import", bodyOf("a"));
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      campaign: "expo",
      status: "done",
      rows: 3,
      created: 2,
      updated: 0,
      refused: 1,
      qualified: 1,
      assigned: 1,
      held: 0,
      leads: [
        { row: 1, outcome: "created", externalId: "a-0", stage: "assigned", qualified: true },
        { row: 2, outcome: "created", externalId: "a-1", stage: "nurturing", qualified: false },
      ],
      refusals: [
        { row: 3, line: 4, problems: [{ column: "Staff", found: "“lots”", expected: "a number such as 1,234.5" }] },
      ],
    });
    expect((await api.get(`/leads/imports/${answer.json.id}`)).json).toEqual(answer.json);
    await expectLeadsInOrder(database.db);
  });

  test("updates what it knows, and needs no mapping for the same columns", async () => {
    await api.post("/leads/import", bodyOf("b"));
    const { mapping: _mapping, ...again } = bodyOf("b", ["200", "300"]);
    const answer = await api.post("/leads/import", again);
    expect(answer.json).toMatchObject({ status: "done", created: 0, updated: 2, refused: 0, qualified: 2 });
    expect(await leadsOf("b")).toBe(2);
  });

  test("as a dry run takes nothing in", async () => {
    const answer = await api.post("/leads/import", bodyOf("c", ["120", "lots"], { dryRun: true }));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: null, status: "dry_run", created: 1, refused: 1, qualified: 1, leads: [] });
    expect(await leadsOf("c")).toBe(0);
  });

  test("with the same key answers the same, once; another body under it is refused", async () => {
    const key = { "idempotency-key": "file-1" };
    const [one, other] = await Promise.all([1, 2].map(() => api.post("/leads/import", bodyOf("d"), key)));
    const answered = [one, other].filter((answer) => answer?.status === 201);
    // Whoever comes while the first one begins is told so; after that both wait for the same rows.
    for (const answer of [one, other]) expect([201, 409]).toContain(answer?.status);
    expect(answered.length).toBeGreaterThan(0);
    const replay = await api.post("/leads/import", bodyOf("d"), key);
    expect(replay.headers.get("idempotent-replayed")).toBe("true");
    expect(replay.json).toEqual(answered[0]?.json);
    expect(await leadsOf("d")).toBe(2);
    expect((await api.post("/leads/import", bodyOf("d", ["1"]), key)).status).toBe(422);
  });

  test("a longer file is taken in behind the answer", async () => {
    const staff = Array.from({ length: 501 }, () => "10");
    const answer = await api.post("/leads/import", bodyOf("e", staff));
    expect(answer.json).toMatchObject({ status: "running", rows: 501, created: 0, leads: [] });
    const { rows } = await database.pool.query("select from graphile_worker.jobs where key = $1", [
      `import-leads:${answer.json.id}`,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("refuses what it can't read, and says all of it", async () => {
    const errorsOf = async (change: object) => {
      const answer = await api.post("/leads/import", { ...bodyOf("f"), ...change });
      expect(answer.status).toBe(422);
      return answer.json.errors;
    };
    expect(await errorsOf({ csv: "Badge\n" })).toEqual([
      { pointer: "/csv", detail: expect.stringContaining("no row") },
    ]);
    const columns = [
      { column: "Badge", to: "contact.email" },
      { column: "Gone", to: "company.name" },
      { column: "Staff", to: "event" },
    ];
    expect((await errorsOf({ mapping: { columns } })).map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/mapping/columns/1",
      "/mapping/columns/2",
    ]);
    expect((await errorsOf({ mapping: { columns: [{ column: "Badge", to: "company.staff" }] } }))[0].pointer).toBe(
      "/mapping/columns/0/to",
    );
    const none = await errorsOf({ csv: "Other\nx\n", mapping: undefined });
    expect(none[0].pointer).toBe("/mapping");
    expect((await errorsOf({ surprise: true }))[0].pointer).toBe("/surprise");
    expect(await leadsOf("f")).toBe(0);
  });

  test("is for keys that may write leads, and people who may make them", async () => {
    expect((await reader.post("/leads/import", bodyOf("g"))).status).toBe(403);
    expect((await rep.post("/leads/import", bodyOf("g"))).status).toBe(403);
    expect((await api.post("/leads/import", bodyOf("g", [], { campaign: "nowhere", csv: "a\n1" }))).status).toBe(404);
    expect((await api.get("/leads/imports/nonsense")).status).toBe(404);
    const huge = { ...bodyOf("g"), csv: "x".repeat(1_100_000) };
    expect((await api.post("/leads/import", huge)).status).toBe(413);
  });

  test("is described", async () => {
    const { json } = await api.get("/openapi.json");
    expect(json.paths["/leads/import"].post.operationId).toBe("importLeads");
    expect(JSON.stringify(json.components.schemas.LeadImportInput)).toContain("externalId, inquiry, event, or a path");
  });
});
