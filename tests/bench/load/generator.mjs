// The load comes from a process of its own, so that it neither shares our event loop nor hides behind it. One window per
// message: { origin, paths, headers, connections, seconds } → { rps, p50, p99, bad }, times in milliseconds.
import autocannon from "autocannon";

/** Each connection asks for its own part of the paths, over and over. */
const PATHS_PER_CONNECTION = 500;

process.on("message", (window) => {
  run(window).then(
    (result) => process.send(result),
    (error) => process.send({ failure: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

async function run({ origin, paths, headers, connections, seconds }) {
  let next = 0;
  const times = [];
  const instance = autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers,
    timeout: 10,
    setupClient(client) {
      const part = Array.from({ length: Math.min(PATHS_PER_CONNECTION, paths.length) }, () => ({
        method: "GET",
        path: paths[next++ % paths.length],
      }));
      client.setRequests(part);
    },
  });
  // autocannon's own histogram knows whole milliseconds only.
  instance.on("response", (_client, _status, _bytes, time) => times.push(time));
  const result = await instance;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  const bad = result.non2xx + result.errors + result.timeouts;
  return { rps: result["2xx"] / result.duration, p50: at(0.5), p99: at(0.99), bad };
}
