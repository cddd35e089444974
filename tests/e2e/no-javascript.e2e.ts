import { knownAnswer, plain, shippedKey } from "./support/answer-key.ts";
import { checkButton, continueButton, verdict } from "./support/practise.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

test.use({ javaScriptEnabled: false });

test("signing in, practising and signing out are forms and links", async ({ page }) => {
  const key = await shippedKey("summit-2026");
  await signIn(page, "tomas");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tomás");

  await page.goto("/practice?campaign=summit-2026");
  for (const wish of ["wrong", "right"] as const) {
    const { kind, right } = await knownAnswer(page, key);
    await sendNothing();
    if (kind === "text") {
      await page.getByLabel("Your answer").fill(wish === "right" ? (right[0] ?? "") : "I would have to look that up");
    } else {
      const options = page.locator(".options .option");
      const texts = (await options.locator("> span:last-child").allInnerTexts()).map(plain);
      const wrong = texts.filter((text) => !right.includes(text)).slice(0, 1);
      for (const text of wish === "right" ? right : wrong) await options.nth(texts.indexOf(text)).click();
    }
    await checkButton(page).click();
    await expect(verdict(page)).toHaveText(wish === "right" ? /^Right\./ : /^Not this one\./);
    if (wish === "wrong") await takeBack();
    else await flag();
    await continueButton(page).click();
    await expect(checkButton(page)).toBeVisible();
  }

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/signin/);
  await page.goto("/leads");
  await expect(page).toHaveURL(/signin/);

  async function takeBack(): Promise<void> {
    await page.getByRole("button", { name: "I mis-clicked" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Taken back." })).toBeVisible();
    await expect(page.getByRole("button", { name: "I mis-clicked" })).toHaveCount(0);
    await expect(verdict(page), "what was read stays to be read").toHaveText(/^Not this one\./);
  }

  async function flag(): Promise<void> {
    await page.getByText("Something wrong with this question?").click();
    const words = page.getByLabel("In your words");
    await page.getByText("It is ambiguous", { exact: true }).click();
    await words.fill("   ");
    await page.getByRole("button", { name: "Tell the author" }).click();
    await expect(words, "stays open where something is missing").toBeVisible();
    await expect(words).toHaveAccessibleDescription(/Say what you mean/);
    await words.fill("Two of these could be right.");
    await page.getByText("It is ambiguous", { exact: true }).click();
    await page.getByRole("button", { name: "Tell the author" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The author has your note." })).toContainText(
      "You called this question ambiguous",
    );
    await expect(verdict(page)).toHaveText(/^Right\./);
  }

  /** With the browser's own check taken off, as old browsers and hand-made requests would. */
  async function sendNothing(): Promise<void> {
    const prompt = await page.locator("#ask").innerText();
    await page.locator("form[method=post]").evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await checkButton(page).click();
    await expect(page.getByText(/^(Choose an option|Type an answer)\.$/)).toBeVisible();
    await expect(page.locator("#ask")).toHaveText(prompt);
    await expect(page.locator(".option-why, .option-right")).toHaveCount(0);
    await expect(page.getByRole("status")).toHaveCount(0);
  }
});
