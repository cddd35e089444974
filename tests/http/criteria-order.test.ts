import { beforeEach, expect, test } from "vitest";
import { listDraftEdits } from "#app/stores/drafts.ts";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { saveText } from "#app/use-cases/drafts/save-text.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSalesTeam, theOwners } from "#tests/support/leads.ts";

const app = testApp(testDatabase());
const ids = { mara: "", sami: "" };
let round = 0;
let key: string;
const draft = () => `/campaigns/${key}/playbook/draft`;

beforeEach(async () => {
  round += 1;
  key = `order-${round}`;
  const criteria = [{ key: "size", rule: SIZE_RULE, points: 20 }, { key: "paper" }, { key: "role" }];
  if (round === 1) {
    await aSalesTeam(app.deps, [], { key, criteria });
    Object.assign(ids, await theOwners(app.deps.db));
  } else {
    await publishPlaybook(app.deps, aPlaybook({ key, criteria }));
  }
});

async function current() {
  const found = await currentDraft(app.deps, (await campaignOf(app.deps, key)).id);
  if (!found) throw new Error("no draft");
  return found;
}
const order = async () => (await current()).playbook.criteria.map((criterion) => criterion.key).join(",");
const orderOn = (page: string) => /name="order" value="([^"]*)"/.exec(page)?.[1] ?? "no order";

test("a criterion moves a place, the page says where it is now and goes on from its button, without a script", async () => {
  const mara = await app.signedIn(ids.mara);
  const shown = orderOn(await (await mara.visit(draft())).text());
  expect(shown).toBe("size,paper,role");
  const answer = await mara.submit(draft(), { intent: "move", order: shown, move: "down:size" });
  expect(answer.headers.get("location")).toBe(`${draft()}?moved=size&way=down`);
  expect(await order()).toBe("paper,size,role");
  const page = (await (await mara.follow(answer)).text()).replaceAll("<!-- -->", "");
  expect(page).toContain("“Title of size” is now 2 of 3.");
  expect(page.match(/<button[^>]*autofocus[^>]*>/i)?.[0]).toContain('aria-label="Move Title of size down"');
  // At the end there is no way on: the other button takes over.
  const last = await mara.submit(draft(), { intent: "move", order: orderOn(page), move: "down:size" });
  const end = await (await mara.follow(last)).text();
  expect(end.match(/<button[^>]*autofocus[^>]*>/i)?.[0]).toContain('aria-label="Move Title of size up"');
  expect(end).toContain("Order of criteria");
});

test("a move from an older page keeps what others saved, added and retired meanwhile", async () => {
  const [mara, sami] = [await app.signedIn(ids.mara), await app.signedIn(ids.sami)];
  const shown = orderOn(await (await sami.visit(draft())).text());
  const { fingerprint } = await current();
  await mara.submit(draft(), { intent: "remove", part: "criteria/role", base: fingerprint("criteria/role") });
  const added = {
    title: "Budget",
    kind: "knowledge",
    importance: "standard",
    points: "",
    rule: "",
    why: "Because.",
    say: "",
  };
  const made = await mara.submit(`${draft()}/criteria`, { ...added, change: "", key: "budget", base: "" });
  expect(made.headers.get("location")).toContain("criterion=budget");
  expect(await order()).toBe("size,paper,budget");
  expect((await sami.submit(draft(), { intent: "move", order: shown, move: "down:size" })).status).toBe(302);
  expect(await order()).toBe("paper,size,budget");
});

test("who moved otherwise meanwhile is not overruled: it is said, and nothing is saved", async () => {
  const [mara, sami] = [await app.signedIn(ids.mara), await app.signedIn(ids.sami)];
  const shown = orderOn(await (await sami.visit(draft())).text());
  await mara.submit(draft(), { intent: "move", order: shown, move: "up:role" });
  const answer = await sami.submit(draft(), { intent: "move", order: shown, move: "down:size" });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Somebody moved criteria since this page was shown");
  expect(await order()).toBe("size,role,paper");
});

test("a text in another order is saved, and one in the old order takes no move back", async () => {
  const mara = await app.signedIn(ids.mara);
  const { playbook } = await current();
  const { id: campaignId } = await campaignOf(app.deps, key);
  const actor = { kind: "person", id: ids.sami } as const;
  const reversed = { ...playbook, criteria: playbook.criteria.toReversed() };
  expect(await saveText(app.deps, { actor, campaignId, playbook: reversed, shown: 0 })).toEqual({ kind: "saved" });
  expect(await order()).toBe("role,paper,size");
  const shown = (await current()).draft?.revision ?? 0;
  await mara.submit(draft(), { intent: "move", order: "role,paper,size", move: "up:paper" });
  const reworded = { ...reversed, brief: { ...reversed.brief, who: "Visitors of the stand" } };
  expect(await saveText(app.deps, { actor, campaignId, playbook: reworded, shown })).toEqual({ kind: "saved" });
  expect(await order()).toBe("paper,role,size");
  expect((await current()).playbook.brief.who).toBe("Visitors of the stand");
  const edits = await listDraftEdits(app.deps.db, { draftId: (await current()).draft?.id ?? "" });
  expect(edits.map(({ part }) => part)).toEqual(["brief", "criteria", "criteria"]);
});

test("whoever signs reads that the order is another", async () => {
  const mara = await app.signedIn(ids.mara);
  await mara.submit(draft(), { intent: "move", order: "size,paper,role", move: "up:role" });
  const offered = await mara.submit(draft(), { intent: "offer", revision: "1", note: "" });
  expect(offered.status).toBe(302);
  expect(await (await mara.follow(offered)).text()).toContain("The criteria stand in another order.");
});
