import { beforeAll, describe, expect, test } from "vitest";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { questionView } from "#app/stores/views/practice-question.ts";
import { loadScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let ada: Practitioner;
let bo: Practitioner;

const generated = (generate: string, more: object = {}) => ({
  key: `size-${generate}`,
  criterion: "size",
  kind: "scenario",
  generate,
  ...more,
});
const size = (rule: unknown) => [
  { key: "size", rule, points: 20, required: true, questions: 0 },
  {
    key: "lines",
    rule: { attribute: "attributes.lines", op: "gte", value: 2 },
    points: 5,
    importance: "standard" as const,
  },
];
const fair = (rule: unknown) =>
  aPlaybook({ key: "fair", teams: ["south"], criteria: size(rule), sections: { questions: QUESTIONS } });
const QUESTIONS = [generated("boundary"), { ...generated("contrast"), key: "lines-contrast", criterion: "lines" }];

beforeAll(async () => {
  deps = testDeps(database.db);
  for (const team of ["emea", "south"]) await aTeam(deps, team);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const person = async (name: string, teamKeys: string[]) => ({
    id: (await aPerson(deps, name, { teamKeys })).id,
    timeZone: "Europe/Berlin",
  });
  ada = await person("ada", ["emea", "south"]);
  bo = await person("bo", ["emea"]);
  const questions = [
    generated("contrast"),
    generated("change"),
    generated("campaigns", { with: ["fair", "unheard-of"] }),
    { ...generated("contrast"), key: "lines-contrast", criterion: "lines" },
  ];
  await publishPlaybook(deps, aPlaybook({ criteria: size(SIZE_RULE), sections: { questions } }));
});

async function variantsFor(rep: Practitioner): Promise<string[]> {
  const only = await campaignOf(deps);
  const { campaigns } = await loadScope(deps.db, { rep, only, at: deps.clock.now() });
  return (campaigns[0]?.variants["size"] ?? []).map(({ id }) => id);
}

const across = (ids: readonly string[]) => ids.filter((id) => id.startsWith("size-campaigns#"));

describe("generated questions in practice", () => {
  test("a campaign without a version makes none; a published one does, under its version; a new version makes them anew", async () => {
    expect(across(await variantsFor(ada))).toEqual([]);
    await publishPlaybook(deps, fair({ attribute: "company.employees", op: "gte", value: 200 }));
    const first = across(await variantsFor(ada));
    expect(first.length).toBeGreaterThan(3);
    expect(first.every((id) => id.startsWith("size-campaigns#fair@1:"))).toBe(true);
    expect(across(await variantsFor(ada))).toEqual(first);
    await publishPlaybook(deps, fair({ attribute: "company.employees", op: "gte", value: 300 }));
    expect(across(await variantsFor(ada)).every((id) => id.startsWith("size-campaigns#fair@2:"))).toBe(true);
  });

  test("who isn't enrolled in the other campaign is not asked about it", async () => {
    const ids = await variantsFor(bo);
    expect(ids.length).toBeGreaterThan(10);
    expect(across(ids)).toEqual([]);
  });

  test("every kind is asked, shown without its truth, and graded", async () => {
    const asked: StoredPresentationRecord[] = [];
    await practise(deps, ada, await campaignOf(deps), (question, index) => {
      asked.push(question);
      return index >= 40;
    });
    const answers = await deps.db
      .selectFrom("answer")
      .select("correct")
      .where("repId", "=", ada.id)
      .orderBy("id")
      .execute();
    expect(answers.map(({ correct }) => correct)).toEqual(asked.map((_, index) => index >= 40));
    const ofKind = (kind: string) => asked.filter(({ content }) => content.variant.startsWith(`size-${kind}#`));
    for (const kind of ["contrast", "change", "campaigns"]) expect(ofKind(kind).length).toBeGreaterThan(0);
    for (const question of asked) {
      const view = questionView(question);
      expect(JSON.stringify(view)).not.toMatch(/because|truth|correct/);
      expect(question.content.options.every(({ because }) => because !== undefined)).toBe(true);
      expect(view.leads?.map(({ name }) => name)).toEqual(
        question.content.variant.includes("contrast") ? ["Lead A", "Lead B"] : undefined,
      );
    }
  });
});
