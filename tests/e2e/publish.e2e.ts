import type { Page } from "@playwright/test";
import { keyFromFile } from "./support/answer-key.ts";
import { expectAccessible } from "./support/accessible.ts";
import { practiseToTheEnd } from "./support/practise.ts";
import { comeAlive } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";
import { ruleAsText } from "./support/write-rule.ts";

const CAMPAIGN = { key: "throughput-paper", name: "Throughput paper" };
const CRITERION = { key: "company-size", title: "At least 50 employees", newTitle: "At least 60 employees" };

test("a changed criterion needs two signatures, puts reps out at once, and lets back in whoever learns just that", async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const luca = await enter("luca");
  await luca.goto(`/campaigns/${CAMPAIGN.key}`);
  await expect(luca.getByRole("link", { name: "Why am I eligible" })).toBeVisible();

  const mara = await enter("mara");
  await propose(mara);
  const proposal = mara.url();
  await expect(mara.getByRole("button", { name: /^Publish version/ })).toHaveCount(0);
  await mara.getByRole("button", { name: "Sign this text" }).click();
  await expect(mara.getByText(/Marketing owner, signed/)).toBeVisible();
  await expect(mara.getByText(/Sales owner, not signed yet/)).toBeVisible();
  await expect(mara.getByRole("button", { name: /^Publish version/ })).toHaveCount(0);

  const sami = await enter("sami");
  await sami.goto(proposal);
  const changed = sami.getByRole("table", { name: "Changes by criterion" }).getByRole("row");
  await expect(changed).toHaveCount(2);
  await expect(changed.last()).toContainText(CRITERION.newTitle);
  await expect(changed.last()).toContainText(/material/i);
  const losers = sami.getByRole("table", { name: /Who loses eligibility/ });
  await expect(losers.getByRole("row").filter({ hasText: "Luca Moretti" })).toContainText(CRITERION.newTitle);
  await expectAccessible(sami, "proposal");
  await sami.getByRole("button", { name: "Sign this text" }).click();
  await sami.locator("label", { hasText: /^At a time$/ }).click();
  await expect(sami.getByLabel("Publish it")).toBeVisible();
  await expectAccessible(sami, "three ways to publish");
  await sami.getByLabel("And is required").selectOption("48");
  await sami.getByRole("button", { name: "Show that" }).click();
  await expect(losers.getByRole("row").filter({ hasText: "Luca Moretti" })).toContainText(CRITERION.newTitle);
  await expectAccessible(sami, "the preview of a grace period");
  await sami.locator("label", { hasText: /^At once$/ }).click();
  await sami.getByRole("button", { name: /^Publish version/ }).click();
  await expect(sami.getByRole("status").filter({ hasText: "is published." })).toBeVisible();

  await luca.goto(`/campaigns/${CAMPAIGN.key}`);
  await luca.getByRole("link", { name: "Why am I not eligible" }).click();
  await expect(luca.getByRole("heading", { level: 1 })).toHaveText(/^One criterion stands between you and these leads/);
  const missing = luca.locator("section").filter({ has: luca.getByRole("heading", { name: "Missing" }) });
  await expect(missing.getByRole("heading", { level: 3 })).toHaveText([CRITERION.newTitle]);
  await expect(missing.locator("del").first()).toContainText("50");
  await expect(missing.locator("ins").first()).toContainText("60");
  await expectAccessible(luca, "readiness after a change");

  const file = await mara.request.get(`/campaigns/${CAMPAIGN.key}/playbook/file`);
  const key = await keyFromFile(await file.text(), "the published version");
  await luca.getByRole("link", { name: "Practise this one" }).click();
  await comeAlive(luca);
  expect(
    await practiseToTheEnd(luca, key),
    "questions about the changed criterion, and what is due anyway",
  ).toBeLessThan(8);
  await luca.goto(`/campaigns/${CAMPAIGN.key}`);
  await expect(luca.getByRole("link", { name: "Why am I eligible" })).toBeVisible();
});

/** Mara raises the size in the draft and offers it. */
async function propose(page: Page): Promise<void> {
  await page.goto(`/campaigns/${CAMPAIGN.key}/playbook`);
  await page.locator(`a[href$="/criteria/${CRITERION.key}"]`).click();
  await expect(page.getByLabel("Title")).toHaveValue(CRITERION.title);
  await page.getByLabel("Title").fill(CRITERION.newTitle);
  const rule = await ruleAsText(page);
  await rule.fill((await rule.inputValue()).replace("50", "60"));
  await page.getByRole("button", { name: "Save to the draft" }).click();
  await page.getByLabel("Why it changes").fill("Plants under 60 people never got past the calculator.");
  await page.getByRole("button", { name: /^Offer version/ }).click();
  await expect(page).toHaveURL(/\/proposals\//);
}
