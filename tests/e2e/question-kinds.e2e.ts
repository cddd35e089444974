import type { Page } from "@playwright/test";
import { expectAccessible, expectReflow } from "./support/accessible.ts";
import { keyFromFile } from "./support/answer-key.ts";
import { answerByKeys } from "./support/answer-by-keys.ts";
import { EVERY_KIND } from "./support/every-kind.ts";
import { expectNamedControls, kindOf, KINDS } from "./support/kinds.ts";
import { checkButton, verdict, wayBack } from "./support/practise.ts";
import { comeAlive, signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

const KEY = await keyFromFile(EVERY_KIND, "every-kind/playbook.yaml");

test("every kind of question is named, answered by keys alone, and its verdict told", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "quinn");
  await page.goto("/practice?campaign=every-kind");
  await comeAlive(page);
  const seen = new Map<string, number>();
  for (let asked = 0; asked < 20 && !(await wayBack(page).isVisible()); asked += 1) {
    const kind = await kindOf(page);
    const times = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, times);
    await test.step(`${kind}, time ${times}`, async () => {
      if (times === 1) await lookAt(page, kind);
      const isRight = await answerByKeys(page, KEY, { kind, slips: times === 1 });
      await page.keyboard.press("Enter");
      await expect(verdict(page)).toBeFocused();
      await expect(page.getByRole("status").first()).toContainText(isRight ? /^Right\./ : /^Not this one\./);
      await expectExplained(page, kind, isRight);
      if (times === 1) await expectAccessible(page, `verdict on ${kind}`);
      await page.keyboard.press("Enter");
      await expect(checkButton(page).or(wayBack(page))).toBeVisible();
    });
  }
  expect([...seen.keys()].toSorted()).toEqual(KINDS);
  expect(seen.get("typed"), "a wrong number comes again").toBe(2);
});

async function lookAt(page: Page, kind: string): Promise<void> {
  const prompt = await page.getByRole("heading", { level: 1 }).innerText();
  if (kind === "typed")
    await expect(page.getByRole("textbox", { name: "Your answer" })).toHaveAccessibleDescription(prompt);
  else await expect(page.getByRole("group", { name: prompt })).toBeVisible();
  await expectNamedControls(page, kind);
  await expectAccessible(page, kind);
  await expectReflow(page, kind);
}

async function expectExplained(page: Page, kind: string, isRight: boolean): Promise<void> {
  if (kind === "multiple choice") {
    const options = page.getByRole("list", { name: "Every option and why" }).getByRole("listitem");
    await expect(options).toHaveCount(3);
    await expect(options.filter({ hasText: "Price comes after the need." })).toHaveCount(1);
    await expect(options.filter({ hasText: "Your choice, right" })).toHaveCount(2);
  }
  if (kind === "order" || kind === "match" || kind === "typed") {
    await expect(page.getByRole("term").filter({ hasText: "You said" })).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Right is" })).toHaveCount(isRight ? 0 : 1);
  }
}
