import type { CoverageDay } from "../pictures/coverage-geometry.ts";
import type { DiffPart } from "../pictures/diff.tsx";
import type { HeatCell, HeatCriterion, HeatPerson } from "../pictures/heat-map.tsx";
import type { ReadinessSign } from "../readiness/lamp-shape.ts";
import { bulbs, DAY, LONG, NOT_READY, NOW, PROVISIONAL, READY, RUNNING_OUT } from "./sample.ts";

const TITLES =
  "Two or more packaging lines|Answers for line output|Stayed for the whole demo|Retrofit within 18 months|System integrators|What the Summit offer covers|Plant in a region we serve|Controllers over eight years|Came back within ten days|Students and press|Works for a competitor|Which talk brought them".split(
    "|",
  );

export const CRITERIA: HeatCriterion[] = TITLES.map((title, index) => ({
  key: title,
  title,
  importance: index < 6 ? "critical" : "standard",
}));

const ROWS: [string, ReadinessSign, string][] = [
  ["Aoife Brennan", LONG, "pppppp|pppppp"],
  ["Amara Okafor", READY, "pppppp|pppppn"],
  ["Hana Sato", LONG, "pppppp|pppphp"],
  ["Kwame Boateng", READY, "pppppp|ppnppp"],
  ["Luca Moretti", RUNNING_OUT, "ppppsp|pppspp"],
  ["Priya Raman", RUNNING_OUT, "pppsps|pppppp"],
  ["Tomás Herrera", PROVISIONAL, "pphhpp|pphp.."],
  ["Jonas Lindqvist", NOT_READY, "pppnpp|ppppsp"],
  ["Piotr Zieliński", NOT_READY, "nn.p..|p....."],
];

export const PEOPLE: HeatPerson[] = ROWS.map(([name, sign, pattern], row) => ({
  key: name,
  name,
  to: `/readiness/${row}`,
  sign,
  since: NOW - 2 * DAY,
  cells: bulbs(pattern).map(({ state }, column): HeatCell => ({
    state,
    recall: 0.8 + ((row * 7 + column * 11) % 20) / 100,
    fallsAt: NOW + (1 + ((row + column) % 4)) * DAY,
  })),
}));

export const COVERAGE: CoverageDay[] = [
  [0, 22, 3, 14],
  [1, 22, 3, 19],
  [2, 20, 3, 21],
  [3, 16, 1, 20],
  [4, 13, 0, 18],
  [7, 12, 0, 9],
  [8, 12, 0, 8],
  [9, 10, 0, 8],
  [10, 8, 0, 7],
  [11, 8, 0, 6],
].map(([days = 0, ready = 0, provisional = 0, expected = 0]) => ({
  at: NOW + days * DAY,
  ready,
  provisional,
  expected,
}));

export const PARTS: DiffPart[] = [
  { kind: "same", text: "A retrofit of at least one line " },
  { kind: "removed", text: "is planned" },
  { kind: "same", text: " " },
  { kind: "added", text: "has a budget" },
  { kind: "same", text: " within the next " },
  { kind: "removed", text: "18" },
  { kind: "added", text: "12" },
  { kind: "same", text: " months." },
];

export const RULE_PARTS: DiffPart[] = [
  { kind: "same", text: "retrofit." },
  { kind: "removed", text: "planned" },
  { kind: "added", text: "budget" },
  { kind: "same", text: " = yes\nand retrofit.months ≤ " },
  { kind: "removed", text: "18" },
  { kind: "added", text: "12" },
];
