import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { AnswerKey } from "./answer-key.ts";
import { PAIRS, STEPS } from "./every-kind.ts";
import { ORDINALS } from "./kinds.ts";
import { checkButton, chooseByKeyboard, tabTo } from "./practise.ts";

/** Answers the question rightly, without sending it; says whether it did: who slips types another number. */
export async function answerByKeys(
  page: Page,
  key: AnswerKey,
  { kind, slips = false }: { kind: string; slips?: boolean },
): Promise<boolean> {
  switch (kind) {
    case "typed":
      await tabTo(page, page.getByRole("textbox", { name: "Your answer" }));
      // One slip, loud, and accents from nowhere: forgiven. Another number: never.
      await page.keyboard.type(slips ? "13 stoppages" : " 12 STÓPAGES");
      return !slips;
    case "order":
      await choosePlaces(
        page,
        STEPS.map((text, index) => [ORDINALS[index] ?? "", text] as const),
      );
      return true;
    case "match":
      await choosePlaces(page, PAIRS);
      return true;
    default:
      await chooseByKeyboard(page, key);
      return true;
  }
}

async function choosePlaces(page: Page, places: readonly (readonly [name: string, text: string])[]): Promise<void> {
  for (const [name, text] of places) {
    const menu = page.getByRole("combobox", { name, exact: true });
    await tabTo(page, menu);
    const texts = await menu.locator("option").allInnerTexts();
    for (let steps = texts.indexOf(text); steps > 0; steps -= 1) await page.keyboard.press("ArrowDown");
    await expect(menu.locator("option:checked")).toHaveText(text);
  }
  // Enter on a menu is the menu's own.
  await tabTo(page, checkButton(page));
}
