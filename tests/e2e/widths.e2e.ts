import { keyFromFile } from "./support/answer-key.ts";
import { EVERY_KIND } from "./support/every-kind.ts";
import { fillIn, kindOf, KINDS } from "./support/kinds.ts";
import { checkButton, continueButton, verdict, wayBack } from "./support/practise.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";
import { expectAccessibleAtEveryWidth } from "./support/widths.ts";

const KEY = await keyFromFile(EVERY_KIND, "every-kind/playbook.yaml");

test("practice, readiness and today can be read at 320, 768 and 1,280 pixels, light and dark", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "robin");
  await expectAccessibleAtEveryWidth(page, "today before practice");

  await page.goto("/practice?campaign=every-kind");
  const seen = new Set<string>();
  const verdicts = new Set<string>();
  for (let asked = 0; asked < 20 && !(await wayBack(page).isVisible()); asked += 1) {
    const kind = await kindOf(page);
    // One miss of those with menus and one of those with options: their verdicts look different.
    const right = seen.has(kind) || (kind !== "order" && kind !== "multiple choice");
    if (!seen.has(kind)) await expectAccessibleAtEveryWidth(page, kind);
    seen.add(kind);
    await fillIn(page, kind, { right, key: KEY });
    await checkButton(page).click();
    await expect(verdict(page)).toHaveText(right ? /^Right\./ : /^Not this one\./);
    const looks = `verdict ${right ? "right" : "wrong"} on ${kind === "order" || kind === "match" ? "menus" : "options"}`;
    if (!verdicts.has(looks)) await expectAccessibleAtEveryWidth(page, looks);
    verdicts.add(looks);
    await continueButton(page).click();
    await expect(checkButton(page).or(wayBack(page))).toBeVisible();
  }
  expect([...seen].toSorted()).toEqual(KINDS);
  expect([...verdicts].toSorted()).toEqual([
    "verdict right on menus",
    "verdict right on options",
    "verdict wrong on menus",
    "verdict wrong on options",
  ]);
  await expectAccessibleAtEveryWidth(page, "summary");

  await wayBack(page).click();
  await expect(page).toHaveURL("/");
  await expectAccessibleAtEveryWidth(page, "today after practice");

  await page.goto("/campaigns/every-kind");
  await page.locator("main a[href*='/readiness/']").first().click();
  await expect(page).toHaveURL(/\/readiness\//);
  await expectAccessibleAtEveryWidth(page, "readiness");
});
