import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/watched-page.ts";
import { ruleAsText } from "./support/write-rule.ts";

const CAMPAIGN = "summit-2026";
const DRAFT = `/campaigns/${CAMPAIGN}/playbook/draft`;
const CRITERION = `${DRAFT}/criteria/asked-for-audit`;
const AGREED = "Asked for the line audit in the last 28 days";

test("two owners, one draft: a disagreement, a stale save, void signatures, a grace period cancelled, and published at once", async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const mara = await enter("mara");
  const sami = await enter("sami");

  // Mara wants 21 days, Sami has said in a comment why not. Both open the criterion.
  await sami.goto(DRAFT);
  await expect(sami.getByRole("heading", { level: 1 })).toContainText("1 part changed");
  await expect(sami.getByRole("list", { name: "Open comments" })).toContainText("I would keep the 30 days");
  await expectAccessible(sami, "draft");
  await mara.goto(CRITERION);
  await sami.goto(CRITERION);

  await sami.getByLabel("Title").fill(AGREED);
  await (await ruleAsText(sami)).fill("{ event: audit_requested, within: 28d, at_least: 1 }");
  await sami.getByRole("button", { name: "Save to the draft" }).click();
  await expect(sami).toHaveURL(/draft\?saved/);

  // Hers was written meanwhile: nothing is saved over, his stands beside it, and she brings the two together.
  const why = "Whoever asks for an audit is ready. After four weeks without a date, the request has usually gone cold.";
  await mara.getByLabel("Why it matters").fill(why);
  await mara.getByRole("button", { name: "Save to the draft" }).click();
  const conflict = mara.getByRole("alert").filter({ hasText: /Sami .* saved this/ });
  await expect(conflict).toContainText(AGREED);
  await expect(mara.getByLabel("Why it matters")).toHaveValue(why);
  await expectAccessible(mara, "conflict");
  await mara.getByLabel("Title").fill(AGREED);
  await (await ruleAsText(mara)).fill("{ event: audit_requested, within: 28d, at_least: 1 }");
  await mara.getByRole("button", { name: "Save to the draft" }).click();
  await expect(mara).toHaveURL(/draft\?saved/);
  await mara.getByRole("button", { name: /^Settled/ }).click();
  await expect(mara.getByText("1 settled comment")).toBeVisible();

  // Mara offers and signs; an edit by Sami voids her signature, and tells her.
  const first = await offer(mara, "Three weeks were too few.");
  await sign(mara);
  await sami.goto(CRITERION);
  await expect(sami.getByText("This text is offered for signatures")).toBeVisible();
  await sami.getByLabel("How to ask for it").fill("You asked for the audit. Which line, and on which morning?");
  await sami.getByRole("button", { name: "Save to the draft" }).click();
  await expect(sami).toHaveURL(/draft\?saved/);
  await mara.goto(first);
  await expect(mara.getByRole("button", { name: "Sign this text" })).toHaveCount(0);
  await mara.goto("/");
  await expect(mara.getByText("Sami Haddad changed the text you signed")).toBeVisible();

  // Both sign the new text; Sami publishes it with a day of grace, and takes it back.
  const second = await offer(sami, "Three weeks were too few, and this is how one asks.");
  expect(second).not.toBe(first);
  await sign(sami);
  await mara.goto(second);
  await sign(mara);
  await sami.goto(second);
  await choose(sami, "After a grace period");
  await sami.getByLabel("Reason").fill("So that everybody can practise it first.");
  await sami.getByRole("button", { name: /^Publish version/ }).click();
  const published = sami.getByRole("status").filter({ hasText: "is published." });
  await expect(published).toContainText("It takes effect");
  await sami.getByText("Cancel it, or enforce it now").click();
  await sami.getByLabel("Reason").fill("The fair begins tomorrow.");
  await sami.getByRole("button", { name: /^Cancel version/ }).click();
  await expect(sami.getByText(/Cancelled before it took effect.*The fair begins tomorrow/).first()).toBeVisible();
  await expect(sami.getByRole("heading", { level: 1 })).toContainText("Version 2");

  // The same text again, signed again, and at once.
  await sami.getByRole("link", { name: "Version 3", exact: true }).click();
  await sami.getByRole("button", { name: "Propose this text again" }).click();
  await expect(sami).toHaveURL(/\/proposals\//);
  await sign(sami);
  await mara.goto(sami.url());
  await sign(mara);
  await choose(mara, "At once");
  await mara.getByRole("button", { name: /^Publish version/ }).click();
  await expect(mara.getByRole("status").filter({ hasText: "Version 4 is published." })).toContainText(
    "It holds already",
  );
});

async function offer(page: Page, note: string): Promise<string> {
  await page.goto(DRAFT);
  await page.getByLabel("Why it changes").fill(note);
  await page.getByRole("button", { name: /^Offer version/ }).click();
  await expect(page).toHaveURL(/\/proposals\//);
  return page.url();
}

async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign this text" }).click();
  await expect(page.getByRole("button", { name: "Sign this text" })).toHaveCount(0);
}

async function choose(page: Page, label: string): Promise<void> {
  await page.locator("label", { hasText: new RegExp(`^${label}$`) }).click();
}
