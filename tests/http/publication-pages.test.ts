import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "#app/domain/time.ts";
import { formTimeOf, instantOfFormTime } from "#app/domain/wall-clock.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publishScheduled } from "#app/use-cases/playbook/publish-scheduled.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aSalesTeam, receive, theDetails, theOwners } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const PLAYBOOK = "/campaigns/expo/playbook";
const ids = { mara: "", sami: "", mona: "", ada: "" };
let zone: string;

const textOf = (most: number, threshold = 10) =>
  aPlaybook({
    criteria: [
      { key: "size", rule: { ...SIZE_RULE, value: [50, most] }, points: 20, required: true },
      { key: "paper" },
    ],
    sections: { scoring: { threshold } },
  });

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada", "ben"]);
  ids.ada = reps.get("ada") ?? "";
  ids.mona = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  Object.assign(ids, await theOwners(app.deps.db));
  const sami = await app.deps.db.selectFrom("person").select("timeZone").where("id", "=", ids.sami).executeTakeFirst();
  zone = sami?.timeZone ?? "UTC";
  await publishPlaybook(app.deps, textOf(1000));
  await practise(app.deps, { id: ids.ada, timeZone: zone }, await campaignOf(app.deps));
  for (const employees of [60, 950]) {
    await receive(app.deps, { ...aLead({ details: theDetails({ employees }) }), externalId: `size-${employees}` });
  }
  app.deps.clock.advance(MINUTE_MS);
});

/** Pages are long: a failure names what is missing. */
function expectIn(page: string, words: string): void {
  expect(page.includes(words) ? words : "not on the page").toBe(words);
}

/** Both have signed it. */
async function signedProposal(most: number): Promise<string> {
  const actor = { kind: "person", id: ids.mara } as const;
  const proposed = await propose(app.deps, { actor, playbook: textOf(most), note: "Fewer giants" });
  if (proposed.kind !== "proposed") throw new Error(JSON.stringify(proposed));
  const { proposalId, contentHash } = proposed;
  for (const signerId of [ids.mara, ids.sami]) await sign(app.deps, { signerId, proposalId, contentHash });
  return `${PLAYBOOK}/proposals/${proposalId}`;
}

describe("the preview on the page", () => {
  test("shows the case of a grace period, who stops then, and which leads the new scoring turns", async () => {
    const url = await signedProposal(900);
    const sami = await app.signedIn(ids.sami);
    const atOnce = await (await sami.visit(url)).text();
    expectIn(atOnce, "At once, on the new text");
    expectIn(atOnce, "Nobody would be left");
    expectIn(atOnce, "2 leads in 1 working day");
    expectIn(atOnce, "1 lead would not have qualified");
    expectIn(atOnce, "size-950");
    expect(atOnce.includes("size-60")).toBe(false);
    const later = await (await sami.visit(`${url}?after=48`)).text();
    expectIn(later, "unchanged");
    expectIn(later, "Nobody has practised the new text yet");
    expect(/<input[^>]*value="grace"[^>]*>/.exec(later)?.[0]).toContain("checked");
    expect((await sami.visit(`${url}?after=nonsense`)).status).toBe(200);
  });
});

describe("the preview for a time", () => {
  const inDays = (days: number) => formTimeOf(app.deps.clock.now() + days * DAY_MS, zone);
  const valueOf = (page: string, name: string) =>
    new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(page.slice(page.indexOf('id="impact"')))?.[1];

  test("decides at that instant: who has lapsed by then loses nothing by the publication", async () => {
    const url = await signedProposal(880);
    const sami = await app.signedIn(ids.sami);
    expectIn(await (await sami.visit(url)).text(), "who receives these leads now needs");
    const then = await (await sami.visit(`${url}?${query({ publish: inDays(60) })}`)).text();
    expectIn(then, "Nobody loses eligibility: 0 of 2 could take these leads, as 1 can now.");
    expectIn(then, "unchanged");
    expect(valueOf(then, "publish")).toBe(inDays(60));
    expect(/<input[^>]*value="time"[^>]*>/.exec(then)?.[0]).toContain("checked");
    expect(/<input[^>]*name="time"[^>]*>/.exec(then)?.[0]).toContain(inDays(60));
  });

  test("takes the moment it is required from, and says what is wrong with a time", async () => {
    const url = await signedProposal(881);
    const sami = await app.signedIn(ids.sami);
    const own = await (await sami.visit(`${url}?${query({ from: inDays(3) })}`)).text();
    expectIn(own, "unchanged");
    expect(/<input[^>]*value="grace"[^>]*>/.exec(own)?.[0]).toContain("checked");
    const over = await (await sami.visit(`${url}?${query({ publish: "2020-01-01T09:00" })}`)).text();
    expectIn(over, "That time is over");
    const early = await (await sami.visit(`${url}?${query({ publish: inDays(3), from: inDays(2) })}`)).text();
    expectIn(early, "before it is published");
    expectIn(await (await sami.visit(`${url}?${query({ publish: inDays(200) })}`)).text(), "within the next 90 days");
  });

  test("is what an ordered publication's page shows unasked", async () => {
    const url = await signedProposal(882);
    const sami = await app.signedIn(ids.sami);
    const order = {
      intent: "publish",
      when: "time",
      time: inDays(2),
      then: "",
      thenFrom: inDays(6),
      reason: "Practise",
    };
    expect((await sami.submit(url, { ...order, thenFrom: inDays(1) })).status).toBe(422);
    expect((await sami.submit(url, order)).status).toBe(302);
    const page = await (await sami.visit(url)).text();
    expect([valueOf(page, "publish"), valueOf(page, "from")]).toEqual([inDays(2), inDays(6)]);
    expectIn(page, "unchanged");
    expectIn(await (await sami.visit(PLAYBOOK)).text(), "See whom it would cost what");
  });

  test("can be kept to the minute: a grace period ends at the moment that was chosen", async () => {
    const url = await signedProposal(883);
    const sami = await app.signedIn(ids.sami);
    const grace = { intent: "publish", when: "grace", hours: "24", from: inDays(3), reason: "Practise" };
    expect((await sami.submit(url, { ...grace, from: "2020-01-01T09:00" })).status).toBe(422);
    expect((await sami.submit(url, grace)).status).toBe(302);
    const campaign = await campaignOf(app.deps);
    expect(campaign.nextFrom).toBe(instantOfFormTime(inDays(3), zone));
    await sami.submit(PLAYBOOK, { intent: "cancel", version: "2", reason: "For the next test" });
  });

  function query(asked: Record<string, string>): string {
    return new URLSearchParams({ publish: "", after: "", from: "", ...asked }).toString();
  }
});

describe("publishing at a time", () => {
  test("is ordered by an owner, seen by everybody who may look, cancelled, ordered again, and done", async () => {
    const url = await signedProposal(910);
    const sami = await app.signedIn(ids.sami);
    const mara = await app.signedIn(ids.mara);
    const order = {
      intent: "publish",
      when: "time",
      time: formTimeOf(app.deps.clock.now() + DAY_MS, zone),
      then: "",
      reason: "",
    };
    expect((await (await app.signedIn(ids.mona)).submit(url, order)).status).toBe(403);
    const empty = await sami.submit(url, { ...order, time: "" });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain("Choose a day and a time.");
    const past = await sami.submit(url, { ...order, time: "2020-01-01T09:00" });
    expect(await past.text()).toContain("That time is over");
    expect((await sami.submit(url, { ...order, then: "48" })).status).toBe(422);

    expect((await sami.submit(url, order)).status).toBe(302);
    for (const address of [url, PLAYBOOK]) {
      const page = await (await mara.visit(address)).text();
      expectIn(page, "It is published");
      expectIn(page, "Ordered by Sami");
    }
    const schedule = /name="schedule" value="([0-9a-f-]{36})"/.exec(await (await mara.visit(url)).text())?.[1] ?? "";
    const mona = await app.signedIn(ids.mona);
    expect((await mona.submit(url, { intent: "cancel-schedule", schedule })).status).toBe(403);
    expect((await mara.submit(url, { intent: "cancel-schedule", schedule })).status).toBe(302);
    expectIn(await (await sami.visit(url)).text(), "That was cancelled");
    expect((await mara.submit(url, { intent: "cancel-schedule", schedule })).status).toBe(422);

    app.deps.clock.advance(MINUTE_MS);
    expect((await sami.submit(url, order)).status).toBe(302);
    await propose(app.deps, { actor: { kind: "person", id: ids.mara }, playbook: textOf(905) });
    expectIn(await (await sami.visit(url)).text(), "The text was changed");

    const last = await signedProposal(920);
    expect((await sami.submit(last, order)).status).toBe(302);
    const { id } = await app.deps.db
      .selectFrom("scheduledPublication")
      .select("id")
      .where("endedAt", "is", null)
      .executeTakeFirstOrThrow();
    app.deps.clock.advance(DAY_MS);
    expect(await publishScheduled(app.deps, { scheduleId: id })).toMatchObject({ kind: "published" });
    expectIn(await (await sami.visit(last)).text(), "It became");
  });
});

describe("a version in its grace period", () => {
  test("is cancelled with a reason by an owner, stays in the history, and can be proposed again", async () => {
    const url = await signedProposal(930);
    const sami = await app.signedIn(ids.sami);
    const reason = "Time to practise";
    await sami.submit(url, { intent: "publish", when: "grace", hours: "48", reason });
    const version = /Cancel version (?:<!-- -->)?(\d+)/.exec(await (await sami.visit(PLAYBOOK)).text())?.[1] ?? "";
    expect(Number(version)).toBeGreaterThan(2);
    const mona = await app.signedIn(ids.mona);
    expect((await mona.submit(PLAYBOOK, { intent: "cancel", version, reason: "No" })).status).toBe(403);
    expect((await mona.submit(PLAYBOOK, { intent: "enforce", version })).status).toBe(403);
    expect((await sami.submit(PLAYBOOK, { intent: "cancel", version, reason: "" })).status).toBe(422);
    expect((await sami.submit(PLAYBOOK, { intent: "cancel", version, reason: "Wrong figure" })).status).toBe(302);
    const page = await (await sami.visit(PLAYBOOK)).text();
    expectIn(page, "never took effect");
    expectIn(page, "Wrong figure");
    expect((await sami.submit(PLAYBOOK, { intent: "cancel", version, reason: "Again" })).status).toBe(422);

    const old = await (await sami.visit(`${PLAYBOOK}/versions/${version}`)).text();
    expectIn(old, "Cancelled before it took effect");
    const again = await sami.submit(PLAYBOOK, { intent: "again", version });
    expect(again.headers.get("location")).toContain("/proposals/");
  });

  test("is enforced early", async () => {
    const url = await signedProposal(940);
    const sami = await app.signedIn(ids.sami);
    await sami.submit(url, { intent: "publish", when: "grace", hours: "48", reason: "Time to practise" });
    const version = /Cancel version (?:<!-- -->)?(\d+)/.exec(await (await sami.visit(PLAYBOOK)).text())?.[1] ?? "";
    expect((await sami.submit(PLAYBOOK, { intent: "enforce", version, reason: "" })).status).toBe(302);
    const page = await (await sami.visit(PLAYBOOK)).text();
    expectIn(page, `Version ${version} is what Campaign expo agreed on.`);
    expectIn(page, "Its grace period was ended early");
    expectIn(page, "Leads are being scored under version");
  });
});
