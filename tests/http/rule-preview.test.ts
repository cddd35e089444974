import { beforeAll, describe, expect, test } from "vitest";
import { leadCatalogue } from "#app/use-cases/leads/lead-catalogue.ts";
import { testApp } from "#tests/support/app.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aSalesTeam, receive, theDetails, theOwners } from "#tests/support/leads.ts";

const app = testApp(testDatabase());
const ids = { mara: "", ada: "" };
const PREVIEW = "/campaigns/expo/playbook/rule-preview";

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada"]);
  ids.ada = reps.get("ada") ?? "";
  ids.mara = (await theOwners(app.deps.db)).mara;
  for (const employees of [49, 50, 700])
    await receive(app.deps, aLead({ details: theDetails({ employees, country: "DE" }) }));
  const at = app.deps.clock.now();
  await receive(
    app.deps,
    aLead({ details: theDetails({ country: "de" }), events: [{ type: "demo_requested", at, data: {} }] }),
  );
});

async function ask(personId: string, rule: string) {
  const answer = await (await app.signedIn(personId)).submit(`${PREVIEW}.json`, { rule });
  return { status: answer.status, body: await answer.text() };
}

describe("a rule tried on the last leads", () => {
  test("says how many meet it, what is missing, and who stands just in and just out", async () => {
    const { status, body } = await ask(ids.mara, "{ attribute: company.employees, op: gte, value: 50 }");
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      finding: {
        kind: "preview",
        words: "Company employees of at least 50",
        leads: 4,
        met: 2,
        unknown: 1,
        missing: [{ label: "company employees", leads: 1 }],
        justIn: [{ name: "Pat", evidence: "50 employees" }, { evidence: "700 employees" }],
        justOut: [{ evidence: "49 employees, 1 under" }],
      },
      rule: { attribute: "company.employees", op: "gte", value: 50 },
    });
  });

  test("reads JSON as well, and counts what came after a lead", async () => {
    const { body } = await ask(ids.mara, JSON.stringify({ event: "demo_requested", within: "14d", at_least: 1 }));
    expect(JSON.parse(body)).toMatchObject({ finding: { met: 1, unknown: 0 } });
  });

  test.each([
    ["{ attribute: [", "rule", "YAML that cannot be read"],
    ["{ attribute: company.size, op: gte, value: 5 }", "rule.attribute", "company.employees"],
    ["all: [{ attribute: company.employees, op: gte, value: many }]", "rule.all[0].value", "a number for gte"],
  ])("of %s it says what is wrong and where", async (rule, place, words) => {
    const { status, body } = await ask(ids.mara, rule);
    expect(status).toBe(200);
    const { finding } = JSON.parse(body);
    expect(finding.kind).toBe("invalid");
    expect(finding.problems[0].place).toBe(place);
    expect(finding.problems[0].text).toContain(words);
  });

  test("a rule as long as a book is refused unread", async () => {
    expect(JSON.parse((await ask(ids.mara, "#".repeat(20_001))).body)).toMatchObject({ finding: { kind: "invalid" } });
  });

  test("is for whoever may write this campaign's rules; nobody else learns of its leads", async () => {
    const { status, body } = await ask(ids.ada, "{ attribute: contact.email, op: exists }");
    expect(status).toBe(404);
    expect(body).not.toContain("Pat");
    const page = await (
      await app.signedIn(ids.ada)
    ).submit(PREVIEW, { rule: "{ attribute: contact.email, op: exists }" });
    expect(page.status).toBe(404);
  });

  test("without JavaScript it is a page, about the field whose button was pressed", async () => {
    const mara = await app.signedIn(ids.mara);
    const answer = await mara.submit(PREVIEW, {
      previewOf: "when-2",
      "when-1": "nonsense",
      "when-2": "{ attribute: company.country, op: in, value: [DE] }",
    });
    expect(answer.status).toBe(200);
    const page = (await answer.text()).replace(/<[^>]*>/g, "");
    expect(page).toContain("4 of the last 4 leads meet this.");
    expect(page).toContain("Country one of “DE”.");
  });
});

describe("what leads of a campaign say", () => {
  test("is read from the campaign's own leads only", async () => {
    const campaign = await campaignOf(app.deps);
    const { leads, attributes, events } = await leadCatalogue(app.deps, campaign.id);
    expect(leads).toBe(4);
    expect(attributes.find(({ path }) => path === "company.country")?.values).toEqual([{ value: "DE", count: 4 }]);
    expect(events).toMatchObject([{ type: "demo_requested", leads: 1, times: 1 }]);
    expect(await leadCatalogue(app.deps, campaign.id + 999)).toEqual({ leads: 0, attributes: [], events: [] });
  });
});
