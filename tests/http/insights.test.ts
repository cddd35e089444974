import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { setMembership } from "#app/use-cases/people/set-membership.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aSalesTeam, receive, ROUTER, theDetails, waive } from "#tests/support/leads.ts";
import { aPerson, aTeam, SYSTEM } from "#tests/support/people.ts";

const app = testApp(testDatabase());
const sections = { sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 0 } };
const criteria = [
  { key: "size", rule: SIZE_RULE, points: 20, required: true, title: "Between 50 and 1,000 employees" },
  { key: "paper-works", rule: { attribute: "company.industry", op: "eq", value: "paper" }, title: "Makes paper" },
  { key: "say", title: "What to say" },
];

let ids: Map<string, string>;
let boss: string;
let stranger: string;

beforeAll(async () => {
  const { deps } = app;
  ids = await aSalesTeam(deps, ["ada", "ben"], { criteria, sections });
  for (const name of ["mara", "sami"]) {
    const { id } = await deps.db
      .selectFrom("person")
      .select("id")
      .where("email", "=", `${name}@example.com`)
      .executeTakeFirstOrThrow();
    ids.set(name, id);
  }
  boss = (await aPerson(deps, "boss", { role: "manager" })).id;
  stranger = (await aPerson(deps, "stranger", { role: "manager" })).id;
  const emea = await deps.db.selectFrom("team").select("id").where("key", "=", "emea").executeTakeFirstOrThrow();
  await setMembership(deps, { by: SYSTEM, teamId: emea.id, personId: boss, capacity: "manager" });
  const cleo = await aPerson(deps, "cleo");
  await aTeam(deps, "apac", { members: [cleo.id], managers: [stranger] });
  await publishPlaybook(deps, aPlaybook({ key: "fair", teams: ["apac"], criteria, sections }));
  await publishPlaybook(deps, aPlaybook({ key: "quiet", teams: ["emea"], criteria }));
  await waive(deps, await campaignOf(deps, "expo"), [ids.get("ada") ?? "", ids.get("ben") ?? ""]);
  await waive(deps, await campaignOf(deps, "fair"), [cleo.id]);
  await someLeads();
});

/** Expo: 12 to sales (8 touched in time, 1 late, 3 never), 4 SQL of which 1 won, 2 wrong fit, 2 too small. Fair: 3. */
async function someLeads(): Promise<void> {
  const { deps } = app;
  const leads: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const details = theDetails({ employees: 120, industry: index < 10 ? "paper" : "glass" });
    leads.push((await receive(deps, aLead({ details }))).lead.id);
  }
  for (let index = 0; index < 2; index += 1) await receive(deps, aLead({ details: theDetails({ employees: 5 }) }));
  for (let index = 0; index < 3; index += 1) await receive(deps, aLead({ campaign: "fair" }));

  const touch = (leadId: string) => logTouch(deps, { leadId, kind: "call", actor: ROUTER });
  deps.clock.advance(30 * MINUTE_MS);
  for (const leadId of leads.slice(0, 8)) await touch(leadId);
  deps.clock.advance(5 * HOUR_MS);
  await touch(leads[8] ?? "");
  for (const leadId of leads.slice(0, 4)) await recordOutcome(deps, { leadId, stage: "sql", actor: ROUTER });
  await recordOutcome(deps, { leadId: leads[0] ?? "", stage: "won", actor: ROUTER });
  for (const leadId of leads.slice(5, 7)) {
    await recordDisposition(deps, { leadId, code: "wrong_fit", actor: ROUTER });
  }
}

async function pageFor(personId: string, path: string): Promise<{ status: number; text: string }> {
  const response = await (await app.signedIn(personId)).visit(path);
  const html = (await response.text()).replaceAll("<!-- -->", "");
  return { status: response.status, text: html };
}

/** What a row of a table says, by its heading. */
function rowOf(html: string, heading: string): string {
  const row = [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([found]) => found).find((found) => found.includes(heading));
  return (row ?? "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function partOf(html: string, caption: string): string {
  const start = html.indexOf(`>${caption}</caption>`);
  return start < 0 ? "" : html.slice(start, html.indexOf("</table>", start));
}

describe("a campaign's insights", () => {
  let html: string;
  beforeAll(async () => {
    html = (await pageFor(ids.get("mara") ?? "", "/insights?campaign=expo")).text;
  });

  test("open with the finding", () => {
    expect(html).toMatch(
      /<h1[^>]*>14 leads came in, 12 went to sales, 4 became SQL\. 8 of 12 first touches came in time\.<\/h1>/,
    );
  });

  test("hide no lead: every stage is there, and the counts add up", () => {
    const table = partOf(html, "Leads by stage: now, and ever");
    const stages = "Received Nurturing Qualified Held Assigned Working SQL Opportunity Won Lost Disqualified".split(
      " ",
    );
    const counts = stages.map((stage) => Number(/ (\d+) \(\d+ %\)/.exec(rowOf(table, `>${stage}<`))?.[1]));
    expect(counts).toEqual([0, 2, 0, 0, 3, 3, 3, 0, 1, 0, 2]);
    expect(rowOf(table, ">SQL<")).toContain("3 (21 %) 4 (29 %)");
    expect(rowOf(table, ">Received<")).toContain("0 (0 %) 14 (100 %)");
  });

  test("count the week's handoffs, in a picture and in a table", () => {
    expect(html).toMatch(/role="img" aria-label="12 leads handed over in 1 week, at most 12 in one"/);
    expect(rowOf(partOf(html, "Leads per week"), ">5 Jan<")).toBe("5 Jan 14 12 12 0");
    expect(rowOf(partOf(html, "Leads per week"), ">29 Dec<")).toBe("");
  });

  test("tell what became of first-touch promises, the untouched included", () => {
    expect(html).toContain("8 of 12 promised first touches came in time");
    const parts = partOf(html, "First-touch promises by what became of them");
    expect(rowOf(parts, "Touched in time")).toBe("Touched in time 8");
    expect(rowOf(parts, "Touched late")).toBe("Touched late 1");
    expect(rowOf(parts, "Ran out untouched")).toBe("Ran out untouched 3");
    const facts = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    // Nine were touched: too few for a median or a share. Twelve fell due: 8 of 12 is 0.391–0.862.
    expect(facts).toContain(
      "Half touched within 9 touched too few to say In time, of those touched 8 of 9 too few to say",
    );
    expect(facts).toContain("Kept, of those due 8 of 12 67 %, likely 39 % to 86 %");
  });

  test("say why leads were given back, what that set off, and where they stand", () => {
    expect(rowOf(partOf(html, "Dispositions by code"), "Wrong fit")).toBe(
      "Wrong fit 2 of 2 Remove from marketing: 2 Disqualified 2",
    );
  });

  test("give every criterion its counts and interval", () => {
    const table = partOf(html, "What became of the leads that met each criterion");
    expect(rowOf(table, "Every lead")).toContain("14 12 4 of 14 29 %, likely 12 % to 55 %");
    expect(rowOf(table, "Between 50 and 1,000")).toBe(
      "Between 50 and 1,000 employees 12 12 4 of 12 33 %, likely 14 % to 61 % 2 of 12 17 %, likely 5 % to 45 % Too few to say",
    );
    expect(rowOf(table, "Makes paper")).toContain("10 10 4 of 10 40 %, likely 17 % to 69 %");
    expect(table).not.toContain("What to say");
  });

  test("set outcomes against how the rep stood", () => {
    const table = partOf(html, "Outcomes by how the rep stood at the assignment");
    expect(rowOf(table, ">Ready<")).toBe("Ready 0 – –");
    expect(rowOf(table, "waiver")).toBe(
      "Allowed by a waiver 12 4 of 12 33 %, likely 14 % to 61 % 2 of 12 17 %, likely 5 % to 45 %",
    );
  });

  test("keep to the content security policy", () => {
    expect(html.slice(html.indexOf("<main"))).not.toMatch(/\sstyle=/);
  });
});

test("of three leads no percentage is ever said", async () => {
  const { text } = await pageFor(ids.get("mara") ?? "", "/insights?campaign=fair");
  const said = text.slice(text.indexOf("<main"), text.indexOf("</main>")).replaceAll(/<[^>]+>/g, " ");
  expect(said).toContain("Three leads came in, 3 went to sales, none has become SQL yet.");
  expect(said).toContain("0 of 3");
  expect(said).toContain("too few to say");
  expect(said.replace("the 95 % interval", "")).not.toMatch(/\d %/);
});

test("the window is in the address, and an empty one leads to the others", async () => {
  const mara = ids.get("mara") ?? "";
  app.deps.clock.advance(40 * DAY_MS);
  const empty = await pageFor(mara, "/insights?campaign=expo&window=30");
  expect(empty.text).toContain("No lead of Campaign expo arrived in the last 30 days.");
  expect(empty.text).toContain('href="/insights?campaign=expo&amp;window=all"');
  const later = (await pageFor(mara, "/insights?campaign=expo&window=90")).text;
  expect(later).toContain("14 leads came in");
  expect(rowOf(partOf(later, "Leads per week"), ">12 Jan<")).toBe("12 Jan 0 0 0 0");
  expect((await pageFor(mara, "/insights?campaign=expo&window=all")).text).toContain("14 leads came in");
  expect((await pageFor(mara, "/insights?campaign=quiet&window=all")).text).toContain(
    "The first lead starts the count",
  );
  app.deps.clock.set(NOW + 6 * HOUR_MS);
});

describe("who sees which campaigns", () => {
  test("marketing all, owners theirs, managers their teams'; another's does not exist", async () => {
    const whose = async (personId: string, key: string) =>
      (await pageFor(personId, `/insights?campaign=${key}`)).status;
    for (const key of ["expo", "fair", "quiet"]) {
      expect(await whose(ids.get("mara") ?? "", key)).toBe(200);
      expect(await whose(ids.get("sami") ?? "", key)).toBe(200);
      expect(await whose(boss, key)).toBe(key === "fair" ? 404 : 200);
      expect(await whose(stranger, key)).toBe(key === "fair" ? 200 : 404);
    }
    const { text } = await pageFor(stranger, "/insights");
    expect(text).toContain("Campaign fair");
    expect(text).not.toContain("Campaign expo");
    expect((await pageFor(stranger, "/insights.data?campaign=expo")).status).toBe(404);
  });

  test("whoever has none is told what makes one appear", async () => {
    const { id } = await aPerson(app.deps, "newcomer", { role: "manager" });
    const { status, text } = await pageFor(id, "/insights");
    expect(status).toBe(200);
    expect(text).toContain("No campaign of yours has leads to learn from yet.");
  });

  test("reps have no such page, nor a way to it, and visitors sign in first", async () => {
    const ada = ids.get("ada") ?? "";
    expect((await pageFor(ada, "/insights")).status).toBe(403);
    expect((await pageFor(ada, "/insights.data")).status).toBe(403);
    expect((await pageFor(ada, "/")).text).not.toContain('href="/insights"');
    expect((await pageFor(boss, "/")).text).toContain('href="/insights"');
    const response = await app.fetch(new Request("http://127.0.0.1:3000/insights"));
    expect(response.headers.get("location")).toBe("/signin?returnTo=%2Finsights");
  });
});
