import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import { SECTIONS } from "#app/domain/playbook/parts.ts";
import { paths } from "./paths.ts";
import routes from "./routes.ts";

const patterns = (await Promise.resolve(routes)).flatMap((entry) => patternsOf(entry, ""));

// Each section of a draft has a page of its own, so any name won't do.
const { draftSection, ...others } = paths;

const addresses = Object.entries(others).map(([name, build]): [string, string] => {
  const call: (...args: string[]) => string = (...args) => Reflect.apply(build, paths, args);
  const parts = Array.from({ length: build.length }, (_, index) => `part-${index}`);
  return [name, call(...parts).split("?")[0] ?? ""];
});

test.each(addresses)("paths.%s is a page of routes.ts", (_name, address) => {
  expect(patterns.some((pattern) => pattern.test(address))).toBe(true);
});

test.each(SECTIONS)("the section %s has a page in routes.ts", (section) => {
  expect(patterns.some((pattern) => pattern.test(draftSection("expo", section)))).toBe(true);
});

function patternsOf(entry: RouteConfigEntry, parent: string): RegExp[] {
  const path = [parent, entry.path].filter(Boolean).join("/");
  const own = entry.path === "*" ? [] : [new RegExp(`^/${path.replace(/:[a-zA-Z]+\??/g, "[^/]+")}$`)];
  return [...own, ...(entry.children ?? []).flatMap((child) => patternsOf(child, path))];
}
