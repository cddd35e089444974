import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/watched-page.ts";

test("a stranger is asked to sign in, on a page that comes alive and that everybody can read", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/signin/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Polled from outside: the policy lets no page evaluate code of its own.
  await expect.poll(() => page.evaluate(() => "__remixRouter" in window)).toBe(true);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations).toEqual([]);
});

test("an address that is nowhere gets a friendly page", async ({ page }) => {
  const response = await page.goto("/no/such/page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing on this stage");
});
