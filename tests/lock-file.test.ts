import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromProjectRoot } from "#db/project-root.ts";

interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
}

const { packages } = JSON.parse(readFileSync(fromProjectRoot("package-lock.json"), "utf8")) as LockFile;

test("the lock file names the parts of every platform, so that `npm ci` works on all of them", () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no registry: whoever installs uses theirs", () => {
  expect(Object.values(packages).filter((entry) => entry.resolved?.startsWith("http"))).toEqual([]);
});

/** As Node looks for it: beside the package, or in any node_modules above. */
function isLocked(place: string, name: string): boolean {
  const parts = place.split("/node_modules/");
  const candidates = parts.map((_, index) => [...parts.slice(0, index + 1), name].join("/node_modules/"));
  return [...candidates, `node_modules/${name}`].some((candidate) => candidate in packages);
}
