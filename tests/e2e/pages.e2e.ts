import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { expectAccessible, expectReflow } from "./support/accessible.ts";
import { DEMO_PASSWORD } from "#app/use-cases/access/demo-sign-ins.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/watched-page.ts";

interface Visit {
  /** As routes.ts spells it. */
  page: string;
  /** The address, where it isn't the same; a selector of a link on the page before, for addresses with ids. */
  at?: string;
  follow?: string;
}

const CAMPAIGN = "campaigns/summit-2026";
const IN_TWO_WEEKS = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString().slice(0, 10);

/** Every page, by whom it is for. Journeys look at the pages in between: verdict, summary, a changed criterion. */
const VISITS: Record<string, readonly Visit[]> = {
  ifeoma: [
    { page: "" },
    { page: "practice/new" },
    { page: "practice" },
    { page: "campaigns" },
    { page: "campaigns/:campaign", at: CAMPAIGN },
    { page: "campaigns/:campaign/readiness/:rep", follow: "main a[href*='/readiness/']" },
    { page: "settings" },
    { page: "settings/leave" },
    { page: "settings/rhythm" },
    { page: "settings/sessions" },
    { page: "settings/tokens" },
  ],
  freja: [{ page: "" }, { page: "leads" }, { page: "leads/:lead", follow: "main th a" }],
  ngaire: [
    { page: "" },
    { page: "board" },
    { page: "insights" },
    { page: "team" },
    { page: "campaigns/:campaign/readiness/:rep", follow: "main a[href*='/readiness/']" },
    { page: "leads" },
    { page: "campaigns/:campaign", at: CAMPAIGN },
    { page: "campaigns/:key/playbook", at: `${CAMPAIGN}/playbook` },
    { page: "campaigns/:key/launch", at: `${CAMPAIGN}/launch?on=${IN_TWO_WEEKS}` },
  ],
  mara: [
    { page: "" },
    { page: "board" },
    { page: "insights" },
    { page: "insights/calibration" },
    { page: "campaigns" },
    { page: "campaigns/:key/playbook", at: "campaigns/line-lead-social/playbook" },
    { page: "campaigns/:key/playbook/proposals/:proposal", follow: "main a[href*='/proposals/']" },
    { page: "campaigns/:key/playbook/versions/:version", at: `${CAMPAIGN}/playbook/versions/2` },
    { page: "campaigns/:key/playbook/draft", at: `${CAMPAIGN}/playbook/draft` },
    { page: "campaigns/:key/playbook/draft/text", at: `${CAMPAIGN}/playbook/draft/text` },
    { page: "campaigns/:key/playbook/draft/criteria", at: `${CAMPAIGN}/playbook/draft/criteria` },
    {
      page: "campaigns/:key/playbook/draft/criteria/:criterion",
      at: `${CAMPAIGN}/playbook/draft/criteria/company-size`,
    },
    { page: "campaigns/:key/playbook/rule-preview", at: `${CAMPAIGN}/playbook/rule-preview` },
    { page: "campaigns/:key/playbook/draft/gate", at: `${CAMPAIGN}/playbook/draft/gate` },
    { page: "leads/import" },
    { page: "campaigns/:key/playbook/draft/campaign", at: `${CAMPAIGN}/playbook/draft/campaign` },
    { page: "campaigns/:key/playbook/draft/brief", at: `${CAMPAIGN}/playbook/draft/brief` },
    { page: "campaigns/:key/playbook/draft/scoring", at: `${CAMPAIGN}/playbook/draft/scoring` },
    { page: "campaigns/:key/playbook/draft/routing", at: `${CAMPAIGN}/playbook/draft/routing` },
    { page: "campaigns/:key/playbook/draft/sla", at: `${CAMPAIGN}/playbook/draft/sla` },
    { page: "campaigns/:key/playbook/draft/dispositions", at: `${CAMPAIGN}/playbook/draft/dispositions` },
    { page: "campaigns/:key/playbook/draft/enablement", at: `${CAMPAIGN}/playbook/draft/enablement` },
    { page: "campaigns/new" },
    { page: "campaigns/:key/playbook/draft/questions", at: `${CAMPAIGN}/playbook/draft/questions` },
    { page: "campaigns/:key/playbook/draft/questions/:question", follow: "main th a[href*='/draft/questions/']" },
    { page: "campaigns/:key/playbook/draft/questions/:question/preview", follow: "main a[href$='/preview']" },
    { page: "campaigns/:key/playbook/draft/new-question", at: `${CAMPAIGN}/playbook/draft/new-question` },
    { page: "campaigns/:key/playbook/draft/import-questions", at: `${CAMPAIGN}/playbook/draft/import-questions` },
  ],
  admin: [
    { page: "" },
    { page: "team" },
    { page: "settings/keys" },
    { page: "settings/teams" },
    { page: "settings/teams/:team", follow: "main a[href*='/settings/teams/']" },
    { page: "settings/mail" },
    { page: "settings/people" },
    { page: "settings/people/:person", follow: "main a[href*='/settings/people/']" },
  ],
};

/** Seen by whoever is not signed in, in a journey of their own below. */
const AT_THE_DOOR = ["signin", "setup/:token", "invite/:token", "*"];
/** Pages of one import, and of answers saved offline, seen where there are some. */
const IN_A_JOURNEY = [
  "practice/done/:session",
  "practice/sent",
  "leads/import/:import",
  "leads/import/:import/check",
  "leads/import/:import/result",
];
/** Not pages: signing out is a form's target, the file is a download. */
const NOT_PAGES = [
  "practice/answers",
  "practice/ahead",
  "signout",
  "campaigns/:key/playbook/file",
  "campaigns/:key/playbook/draft/questions-file",
  "campaigns/:key/playbook/rule-preview.json",
  "leads/import/:import/refused",
  "leads/import/sample",
  "team/people.csv",
];

/** A page is looked at three times: by axe in light and in dark, and on a small phone. */
const LONGEST_LOOK_MS = 20_000;

for (const [given, visits] of Object.entries(VISITS)) {
  test(`every page for ${given} can be read by everybody, light and dark`, async ({ page }) => {
    test.setTimeout(visits.length * LONGEST_LOOK_MS);
    await signIn(page, given);
    for (const { page: pattern, at, follow } of visits) {
      await test.step(pattern || "today", async () => {
        if (follow) await page.locator(follow).first().click();
        else expect((await page.goto(`/${at ?? pattern}`))?.status()).toBe(200);
        await expect(page).toHaveURL(addressOf(pattern));
        await expectWhole(page, `${given}: /${pattern}`);
      });
    }
  });
}

test("the pages before the door can be read by everybody", async ({ page, enter }, { project }) => {
  await page.goto("/signin");
  await expectWhole(page, "/signin");
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password").fill("not-the-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).first().click();
  await expect(page.getByText("That email and password don't belong together.")).toBeVisible();
  await expectWhole(page, "/signin, refused");

  const admin = await enter("admin");
  await admin.goto("/settings/people");
  await admin.getByLabel("Name").fill("Ada Visser");
  await admin.getByLabel("Email").fill(`ada-${project.name}@example.com`);
  await admin.getByRole("button", { name: "Make an invitation link" }).click();
  const link = await admin.getByLabel(/^Invitation for/).inputValue();
  await page.goto(new URL(link).pathname);
  await expectWhole(page, "/invite/:token");

  await page.goto("/setup/no-such-token");
  await expectWhole(page, "/setup/:token, used up");
});

test("what is not there, and what is not theirs, is said kindly and with a number to ask about", async ({ page }) => {
  await signIn(page, "ifeoma");
  for (const [address, status, title] of [
    ["/no/such/page", 404, "Nothing on this stage"],
    ["/campaigns/no-such-campaign", 404, "Nothing on this stage"],
    ["/team", 403, "Not yours to open"],
    ["/settings/people", 403, "Not yours to open"],
  ] as const) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(status);
    await expect(page.getByRole("heading", { level: 1 }), address).toHaveText(title);
    await expect(page.getByText(response?.headers()["x-request-id"] ?? "no request id"), address).toBeVisible();
    await expectWhole(page, address);
  }
});

test("back leads back", async ({ page }) => {
  await signIn(page, "ifeoma");
  const main = page.getByRole("navigation", { name: "Main" });
  const seen: { url: string; heading: string }[] = [];
  for (const name of ["Leads", "Campaigns", "Today"]) {
    await main.getByRole("link", { name }).click();
    await expect(main.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    seen.push({ url: page.url(), heading: await page.getByRole("heading", { level: 1 }).innerText() });
  }
  for (const { url, heading } of seen.slice(0, -1).reverse()) {
    await page.goBack();
    await expect(page).toHaveURL(url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  }
});

test("a practice page sends at most 110 kB of JavaScript", async ({ page, baseURL }) => {
  // Signed in without a page, so that nothing is in the browser's cache yet.
  const form = { email: "ifeoma@example.com", password: DEMO_PASSWORD };
  const signedIn = await page.request.post("/signin", { form, headers: { origin: baseURL ?? "" }, maxRedirects: 0 });
  expect(signedIn.status()).toBe(302);
  await page.goto("/practice", { waitUntil: "networkidle" });
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith(".js")),
  );
  // Browsers get brotli, which is smaller; the promise is in gzip.
  const bodies = await Promise.all(scripts.map(async (script) => (await page.request.get(script)).body()));
  const total = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
  test.info().annotations.push({ type: "JavaScript", description: `${total} bytes in ${scripts.length} files` });
  expect(scripts.length).toBeGreaterThan(1);
  expect(total).toBeLessThanOrEqual(110_000);
});

test("no page is left out here", () => {
  const visited = Object.values(VISITS).flatMap((visits) => visits.map(({ page }) => page));
  const known = [...visited, ...AT_THE_DOOR, ...IN_A_JOURNEY, ...NOT_PAGES].sort();
  expect([...new Set(known)]).toEqual([...new Set(pagesOf(routes))].sort());
});

/** One heading, a title, a way over the bars, nothing that sticks out, nothing that somebody can't read. */
async function expectWhole(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
  await expect(page, name).toHaveTitle(/\S.* – Greenroom$|^Set up Greenroom$/);
  const first = page.locator("body a[href], body button, body input:not([type=hidden])").first();
  const startsInMain = await first.evaluate((element) => element.closest("main") !== null);
  if (!startsInMain) await expect.soft(first, `${name} has a way to its content`).toHaveAttribute("href", "#main");
  await expectReflow(page, name);
  await expectAccessible(page, name);
}

function addressOf(pattern: string): RegExp {
  return new RegExp(`^https?://[^/]+/${pattern.replace(/:\w+/g, "[^/]+")}(\\?.*)?$`);
}

function pagesOf(entries: readonly RouteConfigEntry[], above = ""): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const here = [above, path].filter(Boolean).join("/");
    if (children) return pagesOf(children, here);
    return path !== undefined || index ? [here] : [];
  });
}
