import { expect, type Locator, type Page } from "@playwright/test";
import { type AnswerKey, knownAnswer, plain } from "./answer-key.ts";
import { PAIRS, STEPS } from "./every-kind.ts";
import { checkButton } from "./practise.ts";

export const KINDS = ["contrast", "match", "multiple choice", "order", "scenario", "typed"];
export const ORDINALS = ["First", "Second", "Third", "Fourth"];

/** Which kind of question the page asks. */
export async function kindOf(page: Page): Promise<string> {
  if (await page.getByRole("textbox", { name: "Your answer" }).isVisible()) return "typed";
  if (await page.getByRole("combobox", { name: "First" }).isVisible()) return "order";
  if ((await page.getByRole("combobox").count()) > 0) return "match";
  if ((await page.getByRole("checkbox").count()) > 0) return "multiple choice";
  return (await page.locator(".contrasted-leads").count()) > 0 ? "contrast" : "scenario";
}

/** Every control of a question has the role and the name that somebody who can't see it goes by, and no other control is there. */
export async function expectNamedControls(page: Page, kind: string): Promise<void> {
  const main = page.getByRole("main");
  const named = await controlsOf(page, kind);
  for (const control of named) await expect(control, kind).toHaveCount(1);
  await expect(checkButton(page)).toHaveCount(1);
  const controls = main.locator("input:not([type=hidden]), select, textarea, button, a[href], [tabindex='0']");
  await expect(controls, `${kind}: nothing but these and the button`).toHaveCount(named.length + 1);
  await expect(page.getByRole("link", { name: "Leave practice; your place is kept" })).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Skip to the question" })).toHaveCount(1);
}

async function controlsOf(page: Page, kind: string): Promise<Locator[]> {
  const menu = (name: string) => page.getByRole("combobox", { name, exact: true });
  if (kind === "typed") return [page.getByRole("textbox", { name: "Your answer", exact: true })];
  if (kind === "order") return ORDINALS.map(menu);
  if (kind === "match") return PAIRS.map(([left]) => menu(left));
  const role = kind === "multiple choice" ? "checkbox" : "radio";
  const texts = (await page.locator(".options .option > span:last-child").allInnerTexts()).map(plain);
  expect(new Set(texts).size, `${kind}: options that can be told apart`).toBe(texts.length);
  return texts.map((name) => page.getByRole(role, { name, exact: true }));
}

/** Fills in the right answer, or a wrong one, without sending it. */
export async function fillIn(
  page: Page,
  kind: string,
  { right, key }: { right: boolean; key: AnswerKey },
): Promise<void> {
  const choose = async (places: readonly (readonly [name: string, text: string])[]) => {
    for (const [name, text] of places) await page.getByRole("combobox", { name, exact: true }).selectOption(text);
  };
  switch (kind) {
    case "typed":
      return page.getByRole("textbox", { name: "Your answer" }).fill(right ? "12 stoppages" : "13 stoppages");
    case "order": {
      const steps = right ? STEPS : STEPS.toReversed();
      return choose(steps.map((text, index) => [ORDINALS[index] ?? "", text] as const));
    }
    case "match": {
      const answers = PAIRS.map(([, answer]) => answer);
      const given = right ? answers : answers.toReversed();
      return choose(PAIRS.map(([left], index) => [left, given[index] ?? ""] as const));
    }
    default: {
      const known = await knownAnswer(page, key);
      const options = page.locator(".options .option");
      const texts = (await options.locator("> span:last-child").allInnerTexts()).map(plain);
      const wanted = texts.filter((text) => known.right.includes(text) === right);
      const several = kind === "multiple choice" ? wanted : wanted.slice(0, 1);
      for (const text of several) await options.nth(texts.indexOf(text)).click();
    }
  }
}
