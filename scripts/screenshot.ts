import { mkdir } from "node:fs/promises";
import { type Browser, chromium } from "@playwright/test";
import { fromProjectRoot } from "#db/project-root.ts";
import { findBrowser } from "#tests/e2e/support/find-browser.ts";
import { signIn } from "#tests/e2e/support/sign-in.ts";
import { runProgram, say } from "./program.ts";

interface Picture {
  readonly file: string;
  /** Who looks, by what their address begins with. */
  readonly as: string;
  readonly path: string;
  readonly scheme: "light" | "dark";
}

const PICTURES: readonly Picture[] = [
  { file: "today.png", as: "luca", path: "/", scheme: "light" },
  { file: "team.png", as: "sami", path: "/team", scheme: "light" },
  { file: "practice.png", as: "tomas", path: "/practice?campaign=summit-2026", scheme: "dark" },
];

await runProgram(async () => {
  const origin = process.argv[2] ?? "http://127.0.0.1:3000";
  const folder = fromProjectRoot("docs", "images");
  await mkdir(folder, { recursive: true });
  const program = findBrowser();
  const browser = await chromium.launch(program ? { executablePath: program } : {});
  try {
    for (const picture of PICTURES) await take(browser, origin, folder, picture);
  } finally {
    await browser.close();
  }
});

/** One page of the demo that runs at `origin`, as its person sees it now. */
async function take(browser: Browser, origin: string, folder: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 860 },
    colorScheme: picture.scheme,
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    await signIn(page, picture.as);
    await page.goto(picture.path, { waitUntil: "load" });
    await page.screenshot({ path: `${folder}/${picture.file}` });
    say(`${picture.file}: ${picture.path} as ${picture.as}`);
  } finally {
    await context.close();
  }
}
