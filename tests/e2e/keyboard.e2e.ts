import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { shippedKey } from "./support/answer-key.ts";
import { checkButton, chooseByKeyboard, expectVisibleFocus, tabTo, verdict } from "./support/practise.ts";
import { comeAlive, signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

test("a practice step needs nothing but keys, and selecting never sends", async ({ page }) => {
  const key = await shippedKey("summit-2026");
  await signIn(page, "zofia");
  await page.goto("/practice?campaign=summit-2026");
  await comeAlive(page);
  const options = page.locator(".options input[type=radio]");
  for (let passed = 0; (await options.count()) < 2 && passed < 10; passed += 1) {
    await chooseByKeyboard(page, key);
    await checkAndGoOn(page);
  }
  await expectAccessible(page, "question");

  let sent = 0;
  // Loading ahead is a POST as well; it takes no answer along.
  const isAnswer = (url: string) => !url.endsWith("/practice/ahead");
  page.on("request", (request) => (sent += request.method() === "POST" && isAnswer(request.url()) ? 1 : 0));
  for (const [number, index] of [
    ["2", 1],
    ["1", 0],
  ] as const) {
    await page.keyboard.press(number);
    await expect(options.nth(index)).toBeChecked();
    await expect(options.nth(index)).toBeFocused();
    await expectVisibleFocus(page);
  }
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toBeChecked();
  await page.keyboard.press("9");
  expect(sent, "choosing sends nothing").toBe(0);
  await expect(checkButton(page)).toBeVisible();

  await page.keyboard.press("Enter");
  await expect(verdict(page)).toBeFocused();
  expect(sent, "Enter sends once").toBe(1);
  await expectAccessible(page, "verdict");
  await page.keyboard.press("Enter");
  await expect(checkButton(page)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  expect(sent, "going on sends no answer").toBe(1);

  const prompt = await page.locator("#ask").innerText();
  await tabTo(page, checkButton(page));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/");
  await page.goto("/practice?campaign=summit-2026");
  await expect(page.locator("#ask"), "the place is kept").toHaveText(prompt);
});

test("the way over the bars of a page can be skipped", async ({ page }) => {
  await signIn(page, "henrik");
  await comeAlive(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a lead is opened and its call logged by keys", async ({ page }) => {
  await signIn(page, "aino");
  await page.goto("/leads");
  await comeAlive(page);
  const lead = page.getByRole("rowheader").getByRole("link").first();
  const name = await lead.innerText();
  await tabTo(page, lead);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await tabTo(page, page.getByLabel("Note").first());
  await page.keyboard.type("Asked for a date in January.");
  await tabTo(page, page.getByRole("button", { name: "Log call" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Logged." })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Asked for a date in January.");
});

async function checkAndGoOn(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(checkButton(page)).toBeVisible();
}
