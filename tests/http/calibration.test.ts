import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { listModelChoices } from "#app/stores/memory-models.ts";
import { calibrate } from "#app/use-cases/memory/calibrate.ts";
import { fitMemory } from "#app/use-cases/memory/fit-memory.ts";
import { replayMemories } from "#app/use-cases/memory/replay-memories.ts";
import { answerLogs } from "#tests/support/answer-logs.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";
import { storeLogs } from "#tests/support/store-logs.ts";

const PAGE = "/insights/calibration";
const KEYS = ["a", "b", "c", "d", "e", "f"];
const app = testApp(testDatabase());
const ids: Record<string, string> = {};

beforeAll(async () => {
  const { deps } = app;
  ids.mara = (await aPerson(deps, "mara", { role: "marketer" })).id;
  ids.sami = (await aPerson(deps, "sami", { role: "manager" })).id;
  ids.root = (await aPerson(deps, "root", { role: "admin" })).id;
  const sections = { scoring: { threshold: 0 } };
  await publishPlaybook(deps, aPlaybook({ criteria: KEYS.map((key) => ({ key })), sections }));
  ids.rep = (await aPerson(deps, "rep", { teamKeys: ["emea"] })).id;
});

async function look(person: string, path = PAGE): Promise<{ status: number; text: string }> {
  const response = await (await app.signedIn(ids[person]!)).visit(path);
  const text = (await response.text()).replaceAll("<!-- -->", "").replaceAll("&#x27;", "'");
  return { status: response.status, text };
}

describe("the calibration page", () => {
  test("is for who sees insights, and says what it will show before there is enough", async () => {
    expect((await look("rep")).status).toBe(403);
    const { status, text } = await look("mara");
    expect(status).toBe(200);
    expect(text).toContain("Too few answers yet to say how well recall is predicted.");
    expect(text).toContain("0 of 150 answers that tell of forgetting");
    expect(text).toContain("In use: the published default");
    expect((await look("mara", "/insights")).text).not.toContain("fitted");
  });

  test("says that people forget faster than the model says, with the answers behind it", async () => {
    const { deps } = app;
    const truth = fsrs6(DEFAULT_WEIGHTS.with(2, 0.9).with(8, 1).with(20, 0.4));
    const logs = answerLogs({ people: 150, criteria: KEYS.length, answers: 8, truth, seed: "page" });
    await storeLogs(deps.db, logs, { campaign: await campaignOf(deps), teamKey: "emea", keys: KEYS });
    deps.clock.advance(400 * DAY_MS);
    const { text } = await look("mara");
    const [, predicted, observed] =
      /<h1[^>]*>Predicted (\d+) %, observed (\d+) %: people forget faster/.exec(text) ?? [];
    const { calibration } = await calibrate(deps);
    expect(Number(predicted)).toBe(Math.round(100 * calibration!.all.predicted));
    expect(Number(observed)).toBe(Math.round((100 * calibration!.all.right) / calibration!.all.count));
    expect(text).toMatch(/role="img" aria-label="Predicted \d+ %, observed/);
    const table = text.slice(text.indexOf("Predicted and observed recall by tenths"));
    const counts = [...table.slice(0, table.indexOf("</table>")).matchAll(/(\d+) of (\d+)</g)];
    expect(counts).toHaveLength(10);
    expect(counts.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(calibration!.all.count);
    expect(text).toContain("Log loss of always saying the average");
    expect(text).toMatch(/Two weeks overdue and more: predicted \d+ %, observed \d+ %/);
    expect(text).toContain("still to be folded by the model in use");
  });

  test("lets an admin have it fitted, nobody else; then tells what came out, and lets them go back with a reason", async () => {
    const { deps } = app;
    expect((await look("sami")).text).not.toContain("Fit it to our answers now");
    const refused = await (await app.signedIn(ids.sami!)).submit(PAGE, { intent: "fit" });
    expect(refused.status).toBe(403);
    expect((await look("root")).text).toContain("Fit it to our answers now");
    const browser = await app.signedIn(ids.root!);
    const asked = await browser.submit(PAGE, { intent: "fit" });
    expect(asked.headers.get("location")).toBe(`${PAGE}?did=fit`);
    expect((await look("root", `${PAGE}?did=fit`)).text).toContain("The fit has begun.");
    expect((await fitMemory(deps, { ...SYSTEM, actor: { kind: "person", id: ids.root! } })).kind).toBe("adopted");
    await replayMemories(deps);

    const { text } = await look("mara");
    expect(text).toContain("In use: a model fitted to your answers");
    expect(text).toMatch(/<h1[^>]*>Predicted \d+ %, observed \d+ %: the prediction holds/);
    expect(text).toContain("One model was tried so far");
    expect(text).toMatch(/It foretold the \d+ latest answers better: log loss 0\.\d{4} instead of 0\.\d{4}\. \(Root\)/);
    expect(text).not.toContain("still to be folded");

    expect((await browser.submit(PAGE, { intent: "default", reason: " " })).status).toBe(422);
    const back = await browser.submit(PAGE, { intent: "default", reason: "Half of the team has changed." });
    expect(back.headers.get("location")).toBe(`${PAGE}?did=default`);
    expect((await listModelChoices(deps.db))[0]).toMatchObject({ hash: null, chosenBy: "Root" });
    const after = (await look("mara")).text;
    expect(after).toContain("In use: the published default");
    expect(after).toContain("Half of the team has changed. (Root)");
  });
});
