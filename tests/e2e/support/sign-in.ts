import { DEMO_PASSWORD } from "#app/use-cases/access/demo-sign-ins.ts";
import { expect, type Page } from "@playwright/test";

/** Signs a person of the demo world in through the form, as they would: `given` is what their address begins with. */
export async function signIn(page: Page, given: string): Promise<void> {
  await page.goto("/signin");
  await page.getByLabel("Email").fill(`${given}@example.com`);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).first().click();
  await expect(page).not.toHaveURL(/signin/);
}

/** Until the page answers keys and not only the browser does. Polled from outside: the policy lets no page evaluate code. */
export async function comeAlive(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => "__remixRouter" in window)).toBe(true);
  await page.waitForLoadState("load");
}
