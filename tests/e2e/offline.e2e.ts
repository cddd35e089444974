import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible, expectReflow } from "./support/accessible.ts";
import { answerByKeys } from "./support/answer-by-keys.ts";
import { keyFromFile } from "./support/answer-key.ts";
import { EVERY_KIND } from "./support/every-kind.ts";
import { kindOf, KINDS } from "./support/kinds.ts";
import { keptAnswers } from "./support/kept-answers.ts";
import { checkButton, continueButton, verdict } from "./support/practise.ts";
import { comeAlive, signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

const KEY = await keyFromFile(EVERY_KIND, "every-kind/playbook.yaml");
const PRACTICE = "/practice?campaign=every-kind";
// Each waits for pages to settle, several times.
test.setTimeout(180_000);

const SAVED = "Saved on this device, not graded yet.";

test("three answers are given without a network, the page is lost, and back online they count once", async ({
  page,
  context,
}) => {
  await signIn(page, "olive");
  await practise(page);
  const question = await page.locator("[name=presentation]").inputValue();
  await context.setOffline(true);
  for (let saved = 1; saved <= 3; saved += 1) {
    await answerByKeys(page, KEY, { kind: await kindOf(page), slips: saved === 1 });
    await page.keyboard.press("Enter");
    await expect(page.getByText(SAVED, { exact: true })).toBeVisible();
    await expect(page.getByText(`Saved on this device: ${saved} answer`)).toBeVisible();
    await expect(page.getByRole("status")).toContainText(SAVED);
    await expect(page.getByRole("main")).toBeFocused();
    await expect(checkButton(page)).toBeVisible();
    await expect(verdict(page), "nothing is graded on the device").toHaveCount(0);
  }
  expect(await keptAnswers("olive")).toEqual([]);
  await expectAccessible(page, "a question without a network");
  await expectReflow(page, "a question without a network");
  expect(await deviceKeeps(page), "tokens and choices, no question and no name").not.toMatch(
    /olive|stoppage|call|lead/i,
  );

  await page.reload().catch(() => null);
  const online = Date.now();
  await context.setOffline(false);
  await page.goto(PRACTICE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^3 saved answers counted: /);
  await expect(page.getByRole("list").first().getByRole("listitem")).toHaveCount(3);
  await expectAccessible(page, "how saved answers came out");
  await expectReflow(page, "how saved answers came out");
  const kept = await keptAnswers("olive");
  expect(kept).toHaveLength(3);
  expect(kept[0]?.token, "in the order given").toBe(question);
  for (const { at } of kept) expect(at, "the time is the server's, on arrival").toBeGreaterThanOrEqual(online - 1000);

  const main = page.getByRole("main");
  await main.getByRole("link").first().click();
  await expect(verdict(page)).toBeVisible();
  await page.goto(PRACTICE);
  await expect(checkButton(page)).toBeVisible();
  expect(await keptAnswers("olive")).toHaveLength(3);
  expect(await deviceKeeps(page)).toBe("");
});

test("every kind is answered without a network by keys, none left is said, and they go out by themselves", async ({
  page,
  context,
}) => {
  await signIn(page, "oscar");
  const seen: string[] = [];
  await practise(page);
  await context.setOffline(true);
  for (let saved = 1; saved <= 5; saved += 1) {
    await expect(checkButton(page)).toBeVisible();
    const kind = await kindOf(page);
    seen.push(kind);
    if (saved === 1 && kind !== "typed") await refusesNothing(page);
    await answerByKeys(page, KEY, { kind });
    await page.keyboard.press("Enter");
    await expect(page.getByText(`Saved on this device: ${saved} answer`)).toBeVisible();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SAVED);
  await expect(page.getByRole("main")).toContainText("5 answers wait.");
  await expect(page.getByRole("main")).toContainText("No more questions are loaded.");
  await expectAccessible(page, "none left");
  await expectReflow(page, "none left");

  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("5 saved answers counted: all right.");
  expect(await keptAnswers("oscar")).toHaveLength(5);

  const ahead = page.waitForResponse("**/practice/ahead");
  await page.getByRole("link", { name: "Go on practising" }).click();
  await expect(checkButton(page)).toBeVisible();
  await ahead;
  await context.setOffline(true);
  const kind = await kindOf(page);
  seen.push(kind);
  await answerByKeys(page, KEY, { kind });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SAVED);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 saved answer counted: right.");
  expect(seen.toSorted()).toEqual(KINDS);
  const kept = await keptAnswers("oscar");
  expect(new Set(kept.map(({ token }) => token)).size).toBe(6);
});

test("a line that drops in the middle loses nothing, and nothing goes out in somebody else's name", async ({
  page,
  context,
}) => {
  await signIn(page, "odette");
  await practise(page);
  const isFirst = await answerByKeys(page, KEY, { kind: await kindOf(page) });
  expect(isFirst).toBe(true);
  // Committed, and the answer to it lost on the way.
  await page.route("**/practice/answers", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.keyboard.press("Enter");
  await expect(page.getByText(SAVED, { exact: true })).toBeVisible();
  expect(await keptAnswers("odette")).toHaveLength(1);
  await page.unroute("**/practice/answers");
  await answerByKeys(page, KEY, { kind: await kindOf(page) });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 saved answers counted: all right.");
  expect(await keptAnswers("odette")).toHaveLength(2);

  // From a verdict without a network, then with a server that can't.
  await practise(page);
  await answerByKeys(page, KEY, { kind: await kindOf(page) });
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toHaveText(/^Right\./);
  await context.setOffline(true);
  await continueButton(page).click();
  await expect(page.getByText("There is no connection right now.", { exact: true })).toBeVisible();
  await answerByKeys(page, KEY, { kind: await kindOf(page) });
  await context.setOffline(false);
  await page.route("**/practice/answers", (route) => route.fulfill({ status: 503, body: "Back in a moment" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(SAVED, { exact: true })).toBeVisible();
  expect(await keptAnswers("odette")).toHaveLength(3);
  // Her page tries again by itself: it must not find a server that can while she is still signed in.
  await context.clearCookies();
  await page.unroute("**/practice/answers");

  const sent: string[] = [];
  await signInAnew(page, context, "henrik");
  page.on("request", (request) => void (request.url().endsWith("/practice/answers") && sent.push(request.url())));
  for (const address of ["/", "/practice", "/leads"]) {
    await page.goto(address);
    await comeAlive(page);
  }
  expect(sent, "nothing of the other person's").toEqual([]);
  expect(await keptAnswers("odette")).toHaveLength(3);

  await signInAnew(page, context, "odette");
  await expect(page.getByRole("status")).toContainText("1 practice answer saved on this device has been sent.");
  await expectAccessible(page, "sent from another page");
  expect(await keptAnswers("odette")).toHaveLength(4);
  await page.getByRole("link", { name: "See how they came out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 saved answer counted: right.");
  await page.goto("/");
  await comeAlive(page);
  await expect(page.getByText("practice answer saved on this device")).toHaveCount(0);
});

test("another page that can't be fetched says that there is no connection, and comes when there is one", async ({
  page,
  context,
}) => {
  await signIn(page, "ifeoma");
  await comeAlive(page);
  const main = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Leads", "Today"]) {
    await main.getByRole("link", { name }).click();
    await expect(main.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  }
  await context.setOffline(true);
  await main.getByRole("link", { name: "Leads" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No connection");
  await expectAccessible(page, "no connection");
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(main.getByRole("link", { name: "Leads" })).toHaveAttribute("aria-current", "page");
});

/** To the waiting question, until what may come next is loaded. */
async function practise(page: Page): Promise<void> {
  const ahead = page.waitForResponse("**/practice/ahead");
  await page.goto(PRACTICE);
  await comeAlive(page);
  await ahead;
}

/** Nothing chosen is refused on the device, in the words of the server. */
async function refusesNothing(page: Page): Promise<void> {
  const form = page.locator("form[method=post]");
  await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
  await checkButton(page).click();
  await expect(page.getByText(/^(Choose an option|Give every item a place)\.$/)).toBeVisible();
  await expect(page.getByText(SAVED, { exact: true })).toHaveCount(0);
}

async function signInAnew(page: Page, context: BrowserContext, given: string): Promise<void> {
  await context.clearCookies();
  await signIn(page, given);
  await comeAlive(page);
}

function deviceKeeps(page: Page): Promise<string> {
  return page.evaluate(() => Object.values({ ...localStorage }).join());
}
