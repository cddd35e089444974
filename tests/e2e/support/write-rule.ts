import type { Locator, Page } from "@playwright/test";
import { comeAlive } from "./sign-in.ts";

/** The rule of the page's criterion as text, for journeys that are about something else than building one. */
export async function ruleAsText(page: Page): Promise<Locator> {
  await comeAlive(page);
  await page.getByRole("button", { name: "Write it as text" }).click();
  return page.getByRole("textbox", { name: "Rule", exact: true });
}
