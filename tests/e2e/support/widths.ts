import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { ABOUT_COLOUR, WCAG } from "./accessible.ts";

/** A small phone, which is also 400 % of a desktop; a tablet; a laptop. */
const WIDTHS = [320, 768, 1280] as const;

/**
 * Holds the page as it is now against WCAG 2.2 AA at each width, light and dark: every rule in the light scheme, and again in
 * the dark one those about colour, which are all that a scheme can break. The page stays where it is: nothing is loaded anew.
 */
export async function expectAccessibleAtEveryWidth(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(scrolls, `${name} at ${width} px sticks out`).toBeLessThanOrEqual(width);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // Legacy: in this very page, without a second one opened for what frames of other origins have to say.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (
        colorScheme === "light" ? axe.withTags(WCAG) : axe.withRules(ABOUT_COLOUR)
      ).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect.soft(found, `${name}, ${width} px, ${colorScheme}`).toEqual([]);
    }
  }
}
