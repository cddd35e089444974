import http from "node:http";
import { gunzipSync } from "node:zlib";
import { loadConfig } from "#app/config.server.ts";
import { sessionCookieName, startSession } from "#app/auth/lucia.server.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { systemDeps } from "#app/runtime.server.ts";
import { openDatabase } from "#db/client.ts";
import { type Bench, compare } from "./measurement.ts";
import { type ServerUnderTest, startOwnServer } from "./server/own-server.ts";
import { startBenchServer } from "./world/bench-database.ts";
import { makePracticeWorld } from "./world/practice-world.ts";

const LIMIT_KB = 110;

export const practicePageBench: Bench = {
  name: "practice-js-gzip",
  goal: { kind: "at_most", ratio: 1 },
  about: `JavaScript that a browser fetches for a practice page, compressed; beside ${LIMIT_KB} kB`,
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    let server: ServerUnderTest | undefined;
    try {
      await makePracticeWorld(fresh.url, 1);
      server = await startOwnServer(fresh.url);
      const page = await fetchGzip(`${server.origin}/practice`, await signIn(fresh.url, server.origin));
      if (!/<form/.test(page.text)) throw new Error("the practice page shows no question");
      const scripts = await fetchScripts(server.origin, page.text);
      const bytes = [...scripts.values()].reduce((sum, script) => sum + script.bytes, 0);
      say(`${scripts.size} files`);
      return compare(bytes / 1_000, LIMIT_KB, "kB");
    } finally {
      await server?.stop();
      await fresh.drop();
      await postgres.stop();
    }
  },
};

interface Fetched {
  readonly text: string;
  /** As sent, compressed. */
  readonly bytes: number;
}

/** What the page names, and whatever those files import at once. */
async function fetchScripts(origin: string, page: string): Promise<Map<string, Fetched>> {
  const scripts = new Map<string, Fetched>();
  const open = namesIn(page);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (scripts.has(name)) continue;
    const script = await fetchGzip(`${origin}${name}`);
    scripts.set(name, script);
    open.push(...importsOf(script.text));
  }
  return scripts;
}

function namesIn(page: string): string[] {
  const linked = [...page.matchAll(/<(?:link|script)\b[^>]*(?:href|src)="(\/assets\/[^"]+\.js)"/g)];
  const imported = [...page.matchAll(/\bimport\b[^;]*?"(\/assets\/[^"]+\.js)"/g)];
  const names = [...linked, ...imported].flatMap(([, name]) => name ?? []);
  if (names.length === 0) throw new Error("the practice page names no scripts");
  return names;
}

/** Static imports only: what is imported on demand is not sent with the page. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)].map(([, name]) => `/assets/${name}`);
}

async function signIn(url: string, origin: string): Promise<Record<string, string>> {
  const database = openDatabase(url, { max: 1 });
  try {
    const policy = sessionPolicy(loadConfig({ PUBLIC_ORIGIN: origin }));
    const { id } = await database.db
      .selectFrom("person")
      .select("id")
      .where("email", "=", "rep-0@example.com")
      .executeTakeFirstOrThrow();
    const token = await startSession(systemDeps(database), policy, { personId: id, userAgent: null });
    return { cookie: `${sessionCookieName(policy)}=${token}` };
  } finally {
    await database.close();
  }
}

function fetchGzip(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { "accept-encoding": "gzip", ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        if (response.statusCode !== 200) return reject(new Error(`${url}: status ${response.statusCode}`));
        const sent = Buffer.concat(chunks);
        if (response.headers["content-encoding"] !== "gzip") return reject(new Error(`${url}: not compressed`));
        return resolve({ text: gunzipSync(sent).toString(), bytes: sent.length });
      });
    });
    request.on("error", reject);
  });
}
