import { expectAccessible } from "./support/accessible.ts";
import { shippedKey } from "./support/answer-key.ts";
import { practiseToTheEnd, tabTo, wayBack } from "./support/practise.ts";
import { comeAlive, signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

const CAMPAIGN = "Line-lead social";
/** Waits in the demo world: nobody is ready for its campaign. */
const HELD = "Katharina Vogt";

test("a new hire practises a campaign, goes green, and the lead that was waiting comes to her", async ({ page }) => {
  test.setTimeout(180_000);
  const key = await shippedKey("line-lead-social");

  await signIn(page, "noor");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Noor");
  const card = page.getByRole("listitem").or(page.locator(".card")).filter({ hasText: CAMPAIGN });
  await expect(card.getByText(/criteria stand between you and these leads/).first()).toBeVisible();
  await expect(page.getByText(/questions?, about .* minutes?/).first()).toBeVisible();
  await expect(page.getByText("No open leads")).toBeVisible();

  await page.getByRole("link", { name: CAMPAIGN, exact: true }).click();
  await page.getByRole("link", { name: "Why am I not eligible" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/criteria stand between you and these leads\./);
  await expect(page.getByRole("heading", { name: "Missing" })).toBeVisible();
  await page.getByRole("link", { name: /^Practise these/ }).click();
  await expect(page).toHaveURL(/practice\?campaign=line-lead-social/);

  await comeAlive(page);
  const answered = await practiseToTheEnd(page, key);
  expect(answered).toBeGreaterThan(9);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/you|lead/i);
  await expectAccessible(page, "summary of a practice");

  await tabTo(page, wayBack(page));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: HELD }).first()).toBeVisible({ timeout: 2_000 });
  }, "the lead that was held comes to her by itself").toPass({ timeout: 45_000 });

  await page.goto("/leads");
  await page.getByRole("link", { name: HELD }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(HELD);
  const lead = page.getByRole("main");
  await expect(lead).toContainText("hello@kelterei-ahrtal.example");
  await expect(lead).toContainText("The labeller stops every few minutes and nobody writes it down.");
  await expect(lead.getByRole("heading", { name: "Why it qualified" })).toBeVisible();
  await expect(lead.getByRole("heading", { name: /^Why you/ })).toBeVisible();
  await expectAccessible(page, "lead");

  await page.getByLabel("Note").first().fill("She keeps a stop list. Remote check tomorrow at six.");
  await page.getByRole("button", { name: "Log call" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Logged." })).toBeVisible();
  await expect(lead).toContainText("She keeps a stop list. Remote check tomorrow at six.");
});
