import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
/** The rules that look at colours: all that the dark scheme can break of a page that is right in the light one. */
export const ABOUT_COLOUR = ["color-contrast", "link-in-text-block"];

/** Holds the page as it is now against WCAG 2.2 AA, light and dark. `name` says which page failed. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  await expectNone(page, axe.withTags(WCAG), { name, colorScheme: "light" });
  await expectNone(page, axe.withRules(ABOUT_COLOUR), { name, colorScheme: "dark" });
}

async function expectNone(
  page: Page,
  axe: AxeBuilder,
  { name, colorScheme }: { name: string; colorScheme: "light" | "dark" },
): Promise<void> {
  // Without motion: a colour half-way between two is nobody's colour.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html}`),
  );
  expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
}

/** Nothing sticks out at the width of a small phone (WCAG 1.4.10). */
export async function expectReflow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${name} at 320 px`).toBeLessThanOrEqual(320);
  if (before) await page.setViewportSize(before);
}
