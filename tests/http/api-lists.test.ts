import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { aPersonalToken, aServiceKey, ApiClient } from "#tests/support/api.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";

const app = testApp(testDatabase());
const { deps } = app;
let service: ApiClient;
const reps: string[] = [];

beforeAll(async () => {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  for (const name of ["ada", "ben", "cleo"]) reps.push((await aPerson(deps, name, { teamKeys: ["emea"] })).id);
  await publishPlaybook(deps, aPlaybook());
  for (const [key, team] of [
    ["alpha", "emea"],
    ["beta", "apac"],
  ] as const) {
    const playbook = aPlaybook();
    await publishPlaybook(deps, { ...playbook, campaign: { ...playbook.campaign, key, name: key, teams: [team] } });
  }
  service = new ApiClient(app.fetch, await aServiceKey(deps));
});

/** Walks a list to its end, so many at a time. */
async function pagesOf<Item>(client: ApiClient, path: string, limit: number): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | null = "";
  while (cursor !== null && pages.length < 20) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, json } = await client.get(`${path}?limit=${limit}${after}`);
    expect(status).toBe(200);
    pages.push(json.data);
    cursor = json.nextCursor;
  }
  return pages;
}

const keysOf = (pages: { key: string }[][]) => pages.map((page) => page.map(({ key }) => key));

test("campaigns come a page at a time, none twice, none left out", async () => {
  expect(keysOf(await pagesOf(service, "/campaigns", 2))).toEqual([["alpha", "beta"], ["expo"]]);
  expect(keysOf(await pagesOf(service, "/campaigns", 3))).toEqual([["alpha", "beta", "expo"]]);
});

test("a personal token sees the campaigns that its person's pages show, and no others", async () => {
  const hers = new ApiClient(app.fetch, await aPersonalToken(deps, reps[0] ?? ""));
  expect(keysOf(await pagesOf(hers, "/campaigns", 50))).toEqual([["alpha", "expo"]]);
  expect((await hers.get("/campaigns/expo")).json).toMatchObject({ key: "expo", playbookVersion: 1 });
  expect((await hers.get("/campaigns/beta")).status).toBe(403);
  // A playbook tells what decides; whoever is asked about it doesn't read it here.
  expect((await hers.get("/campaigns/expo/playbook")).status).toBe(403);
  const owner = (await deps.db.selectFrom("person").select("id").where("email", "=", "sami@example.com").execute())[0];
  const his = new ApiClient(app.fetch, await aPersonalToken(deps, owner?.id ?? ""));
  expect((await his.get("/campaigns/beta/playbook")).status).toBe(200);
});

test("eligible reps come a page at a time, by id", async () => {
  const until = new Date(NOW + DAY_MS).toISOString();
  for (const rep of reps) {
    const granted = await service.post("/campaigns/expo/waivers", { rep, reason: "covers", until });
    expect(granted.status).toBe(201);
  }
  const pages = await pagesOf<{ rep: { id: string } }>(service, "/campaigns/expo/eligible-reps", 2);
  expect(pages.map((page) => page.length)).toEqual([2, 1]);
  expect(pages.flat().map(({ rep }) => rep.id)).toEqual(reps.toSorted());
});
