import { expect, test } from "vitest";
import { IN_GOOD_STANDING } from "#tests/support/gate.ts";
import { newsFor } from "./news.ts";
import type { Eligibility } from "./readiness.ts";

const OUT: Eligibility = { eligible: false, level: "not_ready", via: null, until: null, reasons: [] };
const IN: Eligibility = { ...OUT, eligible: true, level: "ready", via: "gate" };
const HAD = { minutes: 4, hasPractised: true, standing: IN_GOOD_STANDING, before: IN, after: OUT };
const suspended = { ...IN_GOOD_STANDING, suspension: { reason: "audit" } };

test.each([
  ["loses", HAD],
  ["behind", { ...HAD, before: OUT }],
  ["newcomer", { ...HAD, before: OUT, hasPractised: false }],
  // Somebody let in by a waiver who never practised loses nothing that practice would bring back.
  ["newcomer", { ...HAD, hasPractised: false }],
  ["waived", { ...HAD, after: { ...IN, via: "waiver" as const } }],
  ["suspended", { ...HAD, standing: suspended }],
  ["nothing", { ...HAD, minutes: 0 }],
] as const)("a text means to somebody: %s", (expected, facts) => {
  expect(newsFor(facts)).toBe(expected);
});
