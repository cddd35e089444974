import { beforeAll, expect, test } from "vitest";
import { aServiceKey, ApiClient } from "#tests/support/api.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";

const app = testApp(testDatabase());
let service: ApiClient;

beforeAll(async () => {
  await aPerson(app.deps, "mara", { role: "marketer" });
  await aPerson(app.deps, "sami", { role: "manager" });
  await publishPlaybook(app.deps, aPlaybook());
  service = new ApiClient(app.fetch, await aServiceKey(app.deps));
});

test.each([
  ["a field too many", { campaign: "expo", colour: "red" }, ["/colour"]],
  ["two too many, one deep", { campaign: "expo", contact: { age: 3 }, b: 1 }, ["/contact/age", "/b"]],
  ["a text for a number", { campaign: "expo", company: { employees: "12" } }, ["/company/employees"]],
  ["an item of a list", { campaign: "expo", events: [{ type: "x", at: "yesterday" }] }, ["/events/0/at"]],
  ["a name with a slash and a tilde", { campaign: "expo", attributes: { "a/b~c": null } }, ["/attributes/a~1b~0c"]],
  ["no object at all", ["expo"], [""]],
])("%s: each mistake with its JSON pointer", async (_what, body, pointers) => {
  const answer = await service.post("/leads", body);
  expect(answer.status).toBe(422);
  expect(answer.json.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(pointers.toSorted());
});

test.each([
  ["/leads?stage=none", "/stage", "in the query: "],
  ["/leads?colour=red", "/colour", "in the query: "],
  ["/campaigns/expo/playbook?version=x", "/version", "in the query: "],
  ["/campaigns/expo/eligibility/mara@example.com?at=soon", "/at", "in the query: "],
])("GET %s: the name, and where it stands", async (path, pointer, where) => {
  const answer = await service.get(path);
  expect(answer.status).toBe(422);
  expect(answer.json.errors).toEqual([{ pointer, detail: expect.stringContaining(where) }]);
});
