import { beforeAll, describe, expect, test } from "vitest";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { readQuestions } from "#app/use-cases/content/exchange/exchange.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const BANK = "/campaigns/expo/playbook/draft/questions";
const NEW = "/campaigns/expo/playbook/draft/new-question";
const IMPORT = "/campaigns/expo/playbook/draft/import-questions";
const ids = { mara: "", sami: "", ada: "" };
let campaignId = 0;

beforeAll(async () => {
  await aTeam(app.deps, "emea");
  ids.mara = (await aPerson(app.deps, "mara", { role: "marketer" })).id;
  ids.sami = (await aPerson(app.deps, "sami", { role: "manager" })).id;
  ids.ada = (await aPerson(app.deps, "ada", { teamKeys: ["emea"] })).id;
  await publishPlaybook(app.deps, aPlaybook());
  campaignId = (await campaignOf(app.deps)).id;
  await practise(app.deps, { id: ids.ada, timeZone: "Europe/Berlin" }, null);
});

const baseIn = (page: string) => /name="base" value="([^"]*)"/.exec(page)?.[1] ?? "none";
const pickOf = (page: string, key: string) => new RegExp(`value="(${key} [0-9a-f]+)"`).exec(page)?.[1] ?? "none";

async function question(key: string) {
  const draft = await currentDraft(app.deps, campaignId);
  return draft?.playbook.questions.find((each) => each.key === key);
}

const SINGLE = {
  intent: "save",
  key: "size-new",
  kind: "single_choice",
  criterion: "size",
  status: "draft",
  prompt: "Who decides?",
  "text[]": ["Mara", "Sami", ""],
  "why[]": ["She signs.", "", ""],
  "correct[]": "0",
};

describe("who may use the bank", () => {
  test.each([BANK, `${BANK}/size-q1`, `${BANK}/size-q1/preview`, NEW, IMPORT, `${BANK}-file?format=csv`])(
    "%s is for whoever may propose: a rep is refused, also when writing",
    async (path) => {
      const mara = await app.signedIn(ids.mara);
      const ada = await app.signedIn(ids.ada);
      expect((await mara.visit(path)).status).toBe(200);
      const refused = await ada.visit(path);
      expect([403, 404]).toContain(refused.status);
      expect(await refused.text()).not.toContain("CANARY");
      if (!path.includes("-file")) expect([403, 404]).toContain((await ada.submit(path, SINGLE)).status);
    },
  );
});

describe("writing without JavaScript", () => {
  test("a button adds a line and another takes one away, and everything typed stays", async () => {
    const mara = await app.signedIn(ids.mara);
    const more = await (await mara.submit(NEW, { ...SINGLE, intent: "add" })).text();
    expect(more.match(/name="text\[\]"/g)).toHaveLength(4);
    expect(more).toContain(">She signs.</textarea>");
    const fewer = await (await mara.submit(NEW, { ...SINGLE, intent: "remove-1" })).text();
    expect(fewer.match(/name="text\[\]"/g)).toHaveLength(2);
    expect(fewer).not.toContain(">Sami</textarea>");
    expect(await question("size-new")).toBeUndefined();
  });

  test("a question is saved to the draft, refused with its reason, and never over somebody else's", async () => {
    const mara = await app.signedIn(ids.mara);
    const sami = await app.signedIn(ids.sami);
    const refused = await mara.submit(NEW, { ...SINGLE, "correct[]": [] });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("no correct option");
    expect((await mara.submit(NEW, SINGLE)).status).toBe(302);
    expect(await question("size-new")).toEqual({
      key: "size-new",
      criterion: "size",
      kind: "single_choice",
      status: "draft",
      prompt: "Who decides?",
      options: [
        { text: "Mara", correct: true, because: "She signs." },
        { text: "Sami", correct: false },
      ],
    });
    expect((await mara.submit(NEW, SINGLE)).status).toBe(422);
    const base = baseIn(await (await sami.visit(`${BANK}/size-new`)).text());
    await mara.submit(`${BANK}/size-new`, { ...SINGLE, prompt: "Mara's words?", base });
    const stale = await sami.submit(`${BANK}/size-new`, { ...SINGLE, prompt: "Sami's words?", base });
    expect(stale.status).toBe(409);
    const shown = await stale.text();
    expect(shown).toContain("words");
    expect(shown).toContain("Sami&#x27;s words?");
    expect(await question("size-new")).toMatchObject({ prompt: "Mara's words?" });
  });

  test.each([
    ["short_answer", { "text[]": ["49", ""] }, { accept: ["49"] }],
    ["order", { "text[]": ["first", "second"] }, { items: ["first", "second"] }],
    [
      "match",
      { "text[]": ["a", "b"], "match[]": ["x", "y"] },
      {
        pairs: [
          { left: "a", right: "x" },
          { left: "b", right: "y" },
        ],
      },
    ],
    [
      "multiple_choice",
      { "text[]": ["a", "b"], "correct[]": ["0", "1"] },
      {
        options: [
          { text: "a", correct: true },
          { text: "b", correct: true },
        ],
      },
    ],
    ["scenario", { generate: "boundary" }, { generate: "boundary" }],
  ])("%s is written with its own lines", async (kind, fields, expected) => {
    const mara = await app.signedIn(ids.mara);
    const key = `new-${kind.replace("_", "-")}`;
    const { "text[]": _text, "why[]": _why, "correct[]": _correct, ...rest } = SINGLE;
    expect((await mara.visit(`${NEW}?kind=${kind}`)).status).toBe(200);
    const saved = await mara.submit(NEW, { ...rest, key, kind, ...fields });
    expect(saved.status).toBe(302);
    expect(await question(key)).toMatchObject({ kind, ...expected });
    expect((await mara.visit(`${BANK}/${key}`)).status).toBe(200);
    expect((await mara.visit(`${BANK}/${key}/preview`)).status).toBe(200);
  });
});

describe("reviewing", () => {
  test("several are retired at once, and too few left is said at once; a stale choice saves nothing", async () => {
    const mara = await app.signedIn(ids.mara);
    const page = await (await mara.visit(`${BANK}?criterion=paper`)).text();
    expect(page).not.toContain("with too few approved questions");
    const picks = ["paper-q1", "paper-q2", "paper-q3"].map((key) => pickOf(page, key));
    expect((await mara.submit(BANK, { status: "retired", "pick[]": picks })).status).toBe(302);
    const after = await (await mara.visit(BANK)).text();
    expect(after).toContain("with too few approved questions");
    expect(await question("paper-q2")).toMatchObject({ status: "retired" });
    const stale = await mara.submit(BANK, { status: "approved", "pick[]": picks });
    expect(stale.status).toBe(409);
    const fresh = ["paper-q1", "paper-q2", "paper-q3"].map((key) => pickOf(after, key));
    await mara.submit(BANK, { status: "approved", "pick[]": fresh });
    expect(await question("paper-q2")).not.toHaveProperty("status");
  });

  test("the preview asks and tells like practice, and records nothing", async () => {
    const mara = await app.signedIn(ids.mara);
    const counts = async () =>
      [
        await app.deps.db.selectFrom("presentation").select("id").execute(),
        await app.deps.db.selectFrom("answer").select("id").execute(),
      ].map((rows) => rows.length);
    const before = await counts();
    const asked = await (await mara.visit(`${BANK}/size-q1/preview`)).text();
    const first = /name="choice"[^>]*value="([^"]+)"/.exec(asked)?.[1];
    const told = await mara.submit(`${BANK}/size-q1/preview`, { choice: first ?? "" });
    expect(told.status).toBe(200);
    expect(await told.text()).toContain("CANARY-WHY-size-1");
    expect((await mara.submit(`${BANK}/size-q1/preview`, {})).status).toBe(422);
    expect(await counts()).toEqual(before);
  });
});

describe("flags", () => {
  test("a rep says what is wrong on the verdict, without JavaScript, and reads the author's reply there", async () => {
    const ada = await app.signedIn(ids.ada);
    const mara = await app.signedIn(ids.mara);
    const { presentationId, variant } = await app.deps.db
      .selectFrom("answer")
      .select(["presentationId", "variant"])
      .orderBy("id")
      .executeTakeFirstOrThrow();
    const at = `/practice?answered=${presentationId}`;
    expect(await (await ada.visit(at)).text()).toContain("Something wrong with this question?");
    const flag = { intent: "flag", presentation: presentationId, reason: "wrong", words: "" };
    const empty = await ada.submit(at, flag);
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain("Say what you mean");
    expect((await ada.submit(at, { ...flag, words: "I beg to differ." })).status).toBe(302);
    expect(await (await ada.visit(at)).text()).toContain("The author has your note.");

    expect(await (await mara.visit(`${BANK}?flagged=yes`)).text()).toContain("1 flag");
    const page = await (await mara.visit(`${BANK}/${variant}`)).text();
    expect(page).toContain("I beg to differ.");
    const flagId = /name="flag" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const reply = { intent: "reply", flag: flagId, outcome: "explained", words: "Here is why." };
    expect((await mara.submit(`${BANK}/${variant}`, reply)).status).toBe(302);
    expect(await (await ada.visit(at)).text()).toContain("Here is why.");
    expect((await (await app.signedIn(ids.sami)).submit(at, { ...flag, words: "Mine too" })).status).toBe(404);
  });
});

describe("import and export", () => {
  const GIFT =
    "$CATEGORY: size\n\n::size-q1::Changed? {=Yes ~No}\n\n::brand-new::New? {=Yes ~No}\n\nWrite about it. {}\n";

  test("nothing is saved by the check; then it is, where it was mapped to, as a draft to review", async () => {
    const mara = await app.signedIn(ids.mara);
    const before = await question("size-q1");
    const checked = await mara.submit(IMPORT, { intent: "check", format: "gift", text: GIFT, sameKey: "leave" });
    expect(checked.status).toBe(200);
    const report = await checked.text();
    expect(report).toContain("an essay");
    expect(report).toContain("Left out: its key is taken");
    expect(await question("brand-new")).toBeUndefined();
    const revision = /name="revision" value="(\d+)"/.exec(report)?.[1] ?? "";
    const form = { format: "gift", text: GIFT, sameKey: "leave", status: "in_review", intent: "save" };
    const stale = await mara.submit(IMPORT, { ...form, revision: "0", "group[]": "size", "to[]": "paper" });
    expect(stale.status).toBe(409);
    expect(await question("brand-new")).toBeUndefined();
    const saved = await mara.submit(IMPORT, { ...form, revision, "group[]": "size", "to[]": "paper" });
    expect(saved.status).toBe(302);
    expect(await question("brand-new")).toMatchObject({
      criterion: "paper",
      status: "in_review",
      kind: "single_choice",
    });
    expect(await question("size-q1")).toEqual(before);
  });

  test("a table's columns are mapped by hand", async () => {
    const mara = await app.signedIn(ids.mara);
    const text = "Frage,Richtig,Falsch\nWer?,Mara,Niemand\n";
    const guessed = await (await mara.submit(IMPORT, { format: "csv", text })).text();
    expect(guessed).toContain("no column for the question itself");
    const form = { format: "csv", text, "column[]": ["prompt", "right", "wrong"], "group[]": "", "to[]": "size" };
    const mapped = await (await mara.submit(IMPORT, form)).text();
    expect(mapped).toContain("1 new question");
    const revision = /name="revision" value="(\d+)"/.exec(mapped)?.[1] ?? "";
    expect((await mara.submit(IMPORT, { ...form, revision, intent: "save" })).status).toBe(302);
    expect(await question("wer")).toMatchObject({ criterion: "size", status: "draft" });
  });

  test.each(["gift", "moodle-xml", "csv", "yaml"] as const)(
    "the bank goes out as %s and comes back the same",
    async (format) => {
      const mara = await app.signedIn(ids.mara);
      const response = await mara.visit(`${BANK}-file?format=${format}`);
      expect(response.headers.get("content-disposition")).toContain("expo-questions");
      const text = await response.text();
      const keys = readQuestions(text, format).questions.map(({ question: each }) => each.key);
      expect(keys).toContain("size-q1");
      const comment = {
        gift: /^\/\/ Not in this file, because (.*)/,
        "moodle-xml": /<!-- Not in this file, because (.*) -->/,
      };
      if (format === "gift" || format === "moodle-xml") {
        expect(comment[format].exec(text)?.[1]).toMatch(/^they are made from rules and have no text of their own: /);
      }
      const page = (await (await mara.visit(BANK)).text()).replaceAll("<!-- -->", "");
      expect(page).toMatch(
        /\d+ questions? (is|are) made from rules and ha(s|ve) no text of (its|their) own: only YAML has/,
      );
      const again = await (await mara.submit(IMPORT, { format, text })).text();
      expect(again).toContain("0 new questions, 0 changed");
    },
  );
});
