import { fromProjectRoot } from "#db/project-root.ts";
import { expectAccessible, expectReflow } from "./support/accessible.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

const SAMPLE = fromProjectRoot("content", "samples", "summit-2026-badges.csv");

test("a messy file becomes leads: what its columns mean, what would come of it, and what came", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "mara");
  await page.goto("/leads/import");
  await page.getByLabel("Campaign").selectOption("summit-2026");
  await page.getByLabel("File", { exact: true }).setInputFiles(SAMPLE);
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Is each the right one?");
  await expectAccessible(page, "mapping");
  await expectReflow(page, "mapping");
  await page.getByRole("button", { name: "See what would come of it" }).click();

  await expect(page).toHaveURL(/\/check$/);
  await expect(page.getByRole("heading", { name: "What is wrong with the refused rows" })).toBeVisible();
  await expectAccessible(page, "check");
  await expectReflow(page, "check");
  await page.getByRole("button", { name: /^Import 50 rows/ }).click();

  await expect(page).toHaveURL(/\/result$/);
  await expect(page.getByRole("link", { name: "See the leads" })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, "result");
  await expectReflow(page, "result");
});
