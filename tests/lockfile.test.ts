import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromProjectRoot } from "#db/project-root.ts";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}
const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(fromProjectRoot("package-lock.json"), "utf8"),
);

test("the lock file knows the packages of every platform, so that npm ci works on all of them", () => {
  const places = Object.keys(lock.packages);
  const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !places.some((known) => known.endsWith(`node_modules/${name}`)))
      .map((name) => `${place} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no registry: whoever installs uses their own", () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});
