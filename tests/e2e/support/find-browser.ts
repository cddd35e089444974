import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/snap/bin"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The program that shows the pages: $CHROMIUM_PATH, else Playwright's own (undefined), else one of the system. */
export function findBrowser(): string | undefined {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    if (existsSync(wished)) return wished;
    throw new Error(`CHROMIUM_PATH=${wished} does not exist`);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  const folders = (process.env.PATH ?? "").split(":").concat(FOLDERS);
  const found = [...NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`)), ...ELSEWHERE].find(
    existsSync,
  );
  if (found) return found;
  throw new Error(
    "No browser for the journeys. Run `npx playwright install chromium`, or install Chromium or Chrome " +
      "(Debian: `apt-get install -y chromium`), or set CHROMIUM_PATH.",
  );
}
