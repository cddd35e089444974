import type { Page } from "@playwright/test";
import { parse } from "yaml";
import { expectAccessible, expectReflow } from "./support/accessible.ts";
import { comeAlive, signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

const CAMPAIGN = "line-lead-social";
const RULE = {
  any: [
    {
      all: [
        { attribute: "company.employees", op: "gte", value: 50 },
        { attribute: "company.country", op: "in", value: ["DE", "AT"] },
      ],
    },
    { event: "demo_requested", within: "14d", at_least: 1 },
  ],
};

test("a rule with a group is built with nothing but keys, tried on real leads, and saved", async ({ enter }) => {
  test.setTimeout(120_000);
  const page = await enter("mara");
  await page.goto(`/campaigns/${CAMPAIGN}/playbook/draft/criteria`);
  await comeAlive(page);
  const { press, type, choose, reach } = keyboard(page);
  await page.getByLabel("Title").focus();
  await type("Big enough and near, or asking");

  await reach("button", "Something they did");
  await press("Enter");
  await choose("What they did", /^Something else/);
  await reach("textbox", "Type of the event, as it is sent");
  await press("ControlOrMeta+a");
  await type("demo_requested");
  await reach("textbox", "In the last; empty for ever");
  await type("14");
  await expect(page.locator(".rule-sentence")).toHaveText("Asked for a demo at least once in the last 14 days.");

  await reach("button", "Group");
  await press("Enter");
  await choose("About", /^Company employees/);
  await choose("Comparison", /^is at least$/);
  await reach("combobox", "Value");
  await type("50");
  await reach("button", "Something about them");
  await press("Enter");
  await choose("About", /^Country/);
  await choose("Comparison", /^is one of$/);
  await reach("textbox", "Values, one per line");
  await type("DE");
  await press("Enter");
  await type("AT");
  const joins = page.getByLabel("How these conditions go together");
  await joins.nth(1).focus();
  await press("a");
  await expect(joins.nth(1)).toHaveValue("all");
  await joins.nth(0).focus();
  await press("End");
  await press("ArrowUp");
  await expect(joins.nth(0)).toHaveValue("any");
  await reach("button", "Move up group 2");
  await press("Enter");
  await expect(page.getByText("Moved up. It is now 1 of 2.")).toBeAttached();

  await expect(page.locator(".rule-finding")).toHaveText(/^\d+ of the last \d+ leads meets? this/);
  const posted = await page.locator("input[name=rule]").inputValue();
  expect(JSON.parse(posted)).toEqual(RULE);
  await expectAccessible(page, "rule editor");
  await expectReflow(page, "rule editor");

  await page.getByLabel("Why it matters").fill("Either they are near, or they have asked.");
  await page.getByRole("button", { name: "Add it to the draft" }).press("Enter");
  await expect(page).toHaveURL(/\/draft\/questions/);
  await page.goto(`/campaigns/${CAMPAIGN}/playbook/draft/criteria/big-enough-and-near-or-asking`);
  await expect(page.locator(".rule-sentence")).toHaveText(
    "(Company employees of at least 50, and country one of “DE” or “AT”), or asked for a demo at least once in the last 14 days.",
  );

  await page.getByRole("button", { name: "Write it as text" }).click();
  const text = page.getByLabel("Rule", { exact: true });
  expect(parse(await text.inputValue())).toEqual(RULE);
  await text.fill("{ attribute: company.employees, op: gte, value: many }");
  await expect(page.getByLabel("Preview").getByText("a number for gte")).toBeVisible();
  await text.fill("{ attribute: company.employees, op: gte, value: 80 }");
  await page.getByRole("button", { name: "Build it instead", exact: true }).click();
  await expect(page.locator(".rule-sentence")).toHaveText("Company employees of at least 80.");
});

test("without JavaScript the rule is its text, with a preview in a tab of its own", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "mara");
  await page.goto(`/campaigns/${CAMPAIGN}/playbook/draft/criteria`);
  const rule = page.getByLabel("Rule", { exact: true });
  await rule.fill(JSON.stringify(RULE));
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: /^Preview/ }).click(),
  ]);
  await expect(tab.locator(".rule-finding")).toHaveText(/^\d+ of the last \d+ leads meets? this/);
  await expect(tab.locator("main")).toContainText("asked for a demo at least once in the last 14 days");
  await tab.close();
  await page.getByLabel("Title").fill("By text");
  await page.getByLabel("Why it matters").fill("Because.");
  await rule.fill("{ attribute: company.employees, op: gte, value: many }");
  await page.getByRole("button", { name: "Add it to the draft" }).click();
  await expect(page.getByRole("alert")).toContainText("a number for gte");
  await expect(rule).toHaveValue(/many/);
  await rule.fill(JSON.stringify(RULE));
  await page.getByRole("button", { name: "Add it to the draft" }).click();
  await expect(page).toHaveURL(/\/draft\/questions/);
  await context.close();
});

/** A person with a keyboard: Tab until it is there, then keys. */
function keyboard(page: Page) {
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);

  /** Tabs on to the next control of that role and name. */
  async function reach(role: "button" | "combobox" | "textbox", name: string): Promise<void> {
    for (let step = 0; step < 80; step += 1) {
      const focused = page.locator("*:focus").and(page.getByRole(role, { name, exact: true }));
      if ((await focused.count()) > 0) return;
      await press("Tab");
    }
    throw new Error(`no ${role} ${name} within reach of Tab`);
  }

  /** Picks an option of the next list of that name with the arrow keys. */
  async function choose(name: string, option: RegExp): Promise<void> {
    await reach("combobox", name);
    const chosen = page.locator("*:focus option:checked");
    for (let step = 0; step < 60; step += 1) {
      if (option.test((await chosen.textContent()) ?? "")) return;
      await press("ArrowDown");
    }
    throw new Error(`no ${option.source} among ${name}`);
  }
  return { press, type, choose, reach };
}
