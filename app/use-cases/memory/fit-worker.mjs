// A thread of `fitWeights`. Plain Node: it runs the same from the build, in development and under test.
import { parentPort, workerData } from "node:worker_threads";
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";

const GOOD = 3;
const AGAIN = 1;
/** The promise resolves at the next look at the progress: every 20 ms instead of the library's 500. */
const POLL_MS = 20;

const { lengths, right, days } = workerData;
const items = [];
let place = 0;
for (const length of lengths) {
  const reviews = [];
  for (const end = place + length; place < end; place += 1) {
    reviews.push(new FSRSBindingReview(right[place] === 1 ? GOOD : AGAIN, days[place]));
    // One item for each answer that tells of forgetting, with everything before it.
    if (reviews.length > 1 && days[place] > 0) items.push(new FSRSBindingItem([...reviews]));
  }
}
const weights = await computeParameters(items, {
  enableShortTerm: false,
  numRelearningSteps: 0,
  timeout: POLL_MS,
  progress: () => {},
});
parentPort.postMessage(weights);
