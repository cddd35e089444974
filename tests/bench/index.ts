import { answersBench } from "./answers.ts";
import { assignBench } from "./assign.ts";
import { eligibilityRowsBench } from "./eligibility-rows.ts";
import { eligibilityBench } from "./eligibility.ts";
import { learningBench } from "./learning.ts";
import type { Bench } from "./measurement.ts";
import { practicePageBench } from "./practice-page.ts";
import { publishBench } from "./publish.ts";
import { publishUnderLoadBench } from "./publish-under-load.ts";
import { rulesBench } from "./rules.ts";

/** Every benchmark of DESIGN §8, in the order it is printed, and the honest simulation of learning. */
export const benches: readonly Bench[] = [
  eligibilityBench(1, { kind: "at_least", ratio: 0.9 }),
  eligibilityBench(8, { kind: "at_least", ratio: 1.5 }),
  eligibilityBench(32, { kind: "at_least", ratio: 2.5 }),
  eligibilityBench(128, { kind: "at_least", ratio: 4 }),
  eligibilityRowsBench,
  publishBench,
  publishUnderLoadBench,
  rulesBench,
  assignBench,
  answersBench,
  practicePageBench,
  learningBench,
];
