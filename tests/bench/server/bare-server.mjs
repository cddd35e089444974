// The yardstick of DESIGN §8: node:http, a pool of pg, one named lookup by primary key per request, an answer of the same
// size as ours. No authentication, no routing, no names to resolve: what one would write to beat us.
import http from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const text = `select eligible, level, via, (extract(epoch from until) * 1000)::float8, revision::float8, reasons::text
  from eligibility where campaign_id = $1 and rep_id = $2`;

http
  .createServer((request, response) => {
    if (request.url === "/healthz") return void response.end("ok");
    answer(request.url.split("/")).then(
      (body) => {
        response.setHeader("content-type", "application/json");
        response.end(body);
      },
      (error) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  })
  .listen(Number(process.env.PORT), "127.0.0.1");

async function answer([, campaignId, campaign, repId, email]) {
  const { rows } = await pool.query({ name: "lookup", text, values: [campaignId, repId], rowMode: "array" });
  const [eligible, level, via, until, revision, reasons] = rows[0];
  const head = JSON.stringify({
    campaign,
    rep: { id: repId, email },
    eligible,
    level,
    via,
    until: until === null ? null : new Date(until).toISOString(),
    playbookVersion: 1,
    revision,
    checkedAt: new Date().toISOString(),
  });
  return `${head.slice(0, -1)},"reasons":${reasons}}`;
}

process.on("SIGTERM", () => process.exit(0));
