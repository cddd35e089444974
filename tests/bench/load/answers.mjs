// Answers at a fixed pace, whatever the server does: each is timed from the moment it was due, so that a stall shows in
// every answer it delays. Message: { origin, tokens, perSecond, warmSeconds, seconds } → { times, accepted, failures }, in
// milliseconds; `accepted` counts every answer that the server said it took, also while warming up.
import { Buffer } from "node:buffer";
import http from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers";

const GIVE_UP_AFTER_SECONDS = 15;
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

process.on("message", (order) => {
  run(order).then(
    (result) => process.send(result),
    (error) => process.send({ failure: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

async function run({ origin, tokens, perSecond, warmSeconds, seconds }) {
  const reps = tokens.map((token) => ({ token, waiting: null }));
  for (let start = 0; start < reps.length; start += 8) {
    await Promise.all(reps.slice(start, start + 8).map((rep) => openSession(origin, rep)));
  }
  const times = [];
  /** When the answers that are not in yet were due. */
  const open = new Set();
  const failures = [];
  let accepted = 0;
  const count = (warmSeconds + seconds) * perSecond;
  const startedAt = performance.now() + 100;
  const all = [];
  for (let index = 0; index < count; index += 1) {
    const due = startedAt + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    if (index >= warmSeconds * perSecond) open.add(due);
    const rep = reps[index % reps.length];
    rep.turn = (rep.turn ?? Promise.resolve()).then(async () => {
      if (rep.waiting === null) await openSession(origin, rep);
      await answer(origin, rep);
      accepted += 1;
      if (open.delete(due)) times.push(performance.now() - due);
    });
    all.push(rep.turn.catch((error) => failures.push(String(error))));
  }
  // A server that can't keep the pace is not waited for: what is still due counts with the time it has waited so far.
  const givenUp = new Promise((resolve) => setTimeout(resolve, GIVE_UP_AFTER_SECONDS * 1_000));
  await Promise.race([Promise.all(all), givenUp]);
  for (const due of open) times.push(performance.now() - due);
  return { times, accepted, failures: failures.slice(0, 5) };
}

async function openSession(origin, rep) {
  const opened = await post(`${origin}/api/v1/practice/sessions`, rep.token, {});
  if (opened.presentation === null) throw new Error("nothing to practise");
  rep.waiting = opened.presentation;
}

/** The first option, or any text: about as often wrong as right, and both take the same way. */
async function answer(origin, rep) {
  const { token: presentation, kind, options, lefts } = rep.waiting;
  const ids = options.map(({ id }) => id);
  const given =
    kind === "short_answer"
      ? { text: "the throughput paper" }
      : { choice: kind === "order" ? ids : lefts ? lefts.map((_, index) => ids[index]) : ids.slice(0, 1) };
  const verdict = await post(`${origin}/api/v1/practice/answers`, rep.token, { presentation, ...given });
  rep.waiting = verdict.next;
}

function post(url, token, body) {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      let received = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (received += chunk));
      response.on("end", () => {
        if (response.statusCode >= 400) reject(new Error(`${response.statusCode} ${received.slice(0, 300)}`));
        else resolve(JSON.parse(received));
      });
    });
    request.on("error", reject);
    request.end(text);
  });
}
