import { expect, test } from "vitest";
import { loggablePath } from "./loggable-path.ts";

test("a link that lets somebody in is not logged", () => {
  expect(loggablePath("/setup/fmm7tpa7zaavd1vpccbmg9arhckamcv1")).toBe("/setup/[token]");
});

test("names and ids are", () => {
  const id = "0b1c2d3e-0000-4000-8000-123456789abc";
  expect(loggablePath(`/campaigns/summit-2026/readiness/${id}`)).toBe(`/campaigns/summit-2026/readiness/${id}`);
});
