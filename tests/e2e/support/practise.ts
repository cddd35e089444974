import { expect, type Locator, type Page } from "@playwright/test";
import { type AnswerKey, knownAnswer, plain } from "./answer-key.ts";

/** More than any session asks, misses included. */
const TOO_MANY = 60;

/** Answers the waiting questions rightly until the session ends, by keyboard alone; says how many it took. */
export async function practiseToTheEnd(page: Page, key: AnswerKey): Promise<number> {
  for (let answered = 0; answered < TOO_MANY; answered += 1) {
    await expect(checkButton(page).or(wayBack(page))).toBeVisible();
    if (await wayBack(page).isVisible()) return answered;
    await chooseByKeyboard(page, key);
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toBeFocused();
    await expect(verdict(page)).toHaveText(/^Right\./);
    await page.keyboard.press("Enter");
    await expect(continueButton(page)).toBeHidden();
  }
  throw new Error(`the session goes on after ${TOO_MANY} questions`);
}

/** Selects (or types) the right answer of the question on the page, without sending it. */
export async function chooseByKeyboard(page: Page, key: AnswerKey): Promise<void> {
  const { kind, right } = await knownAnswer(page, key);
  if (kind === "text") {
    await tabTo(page, page.getByLabel("Your answer"));
    await page.keyboard.type(right[0] ?? "");
    return;
  }
  const texts = (await page.locator(".options .option > span:last-child").allInnerTexts()).map(plain);
  for (const text of right) await pressNumber(page, texts.indexOf(text));
}

/** Presses 1–9 for the option at `index`; again if the page had not come alive yet. */
export async function pressNumber(page: Page, index: number): Promise<void> {
  const option = page.locator(".options input").nth(index);
  await expect(async () => {
    if (!(await option.isChecked())) await page.keyboard.press(String(index + 1));
    expect(await option.isChecked()).toBe(true);
  }).toPass();
}

/** Presses Tab until `wanted` has the focus, which must be seen on everything on the way. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${String(wanted)}`);
}

/** What has the focus has an outline, itself or on its label, and nothing lies over it (WCAG 2.4.7, 2.4.11). */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const shown = [focused, focused.closest("label")].filter((element) => element !== null);
    const outlined = shown.some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && outlineWidth !== "0px";
    });
    const box = focused.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const covered = !onTop || !shown.some((element) => element.contains(onTop) || onTop.contains(element));
    return { outlined, covered, html: focused.outerHTML.slice(0, 200) };
  });
  if (found) expect(found, "the focus can be seen").toMatchObject({ outlined: true, covered: false });
}

export function checkButton(page: Page) {
  return page.getByRole("button", { name: "Check answer" });
}
export function continueButton(page: Page) {
  return page.getByRole("button", { name: "Continue" });
}
export function verdict(page: Page) {
  return page.getByRole("status").getByRole("heading", { level: 1 });
}
/** Where practice has ended. */
export function wayBack(page: Page) {
  return page.getByRole("link", { name: "Back to today" });
}
