import { systemDeps } from "#app/runtime.server.ts";
import { openDatabase } from "#db/client.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { aPlaybook, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { aPerson } from "#tests/support/people.ts";
import { type Bench, compare, quantile } from "./measurement.ts";
import { startBenchServer } from "./world/bench-database.ts";

const REPS = 20;
const PUBLICATIONS = 100;
/** Each as a process of its own would be: they meet only at the campaign's lock. */
const ASSIGNERS = 4;

export const publishUnderLoadBench: Bench = {
  name: "publish-under-load",
  goal: { kind: "at_most", ratio: 10 },
  about: `p99 of publishing while ${ASSIGNERS} others take in and assign leads of the campaign without a pause, beside nobody`,
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    const databases = Array.from({ length: ASSIGNERS + 1 }, () => openDatabase(fresh.url, { max: 3 }));
    const [own, ...others] = databases.map(({ db }) => systemDeps({ db }));
    if (!own) throw new Error("no database was opened");
    try {
      const owners = await makeTeam(own);
      // The first rounds warm up.
      await publications(own, owners, 5);
      const alone = await publications(own, owners, PUBLICATIONS);
      const load = startLoad(others);
      const loaded = await publications(own, owners, PUBLICATIONS);
      const { leads, ms } = await load.stop();
      say(
        `unloaded p50 ${Math.round(quantile(alone, 0.5))} ms, p99 ${Math.round(quantile(alone, 0.99))} ms; ` +
          `loaded p50 ${Math.round(quantile(loaded, 0.5))} ms, p99 ${Math.round(quantile(loaded, 0.99))} ms, ` +
          `max ${Math.round(Math.max(...loaded))} ms, at ${Math.round((leads * 1000) / ms)} leads/s; ${PUBLICATIONS} publications each`,
      );
      return compare(quantile(loaded, 0.99), quantile(alone, 0.99), "ms");
    } finally {
      await Promise.all(databases.map((database) => database.close()));
      await fresh.drop();
      await postgres.stop();
    }
  },
};

let edition = 0;

/** Ready without practice: what is measured is the lock. */
function textOf(number: number) {
  return aPlaybook({
    criteria: [{ key: "size", importance: "standard", rule: SIZE_RULE, points: 20, why: `Edition ${number}.` }],
    sections: { gate: { variants: { critical: 1, standard: 1 }, proven_days: 1, pass: 0 } },
  });
}

async function makeTeam(deps: Deps): Promise<string[]> {
  const mara = await aPerson(deps, "mara", { role: "marketer" });
  const sami = await aPerson(deps, "sami", { role: "manager" });
  for (let index = 0; index < REPS; index += 1) await aPerson(deps, `rep${index}`, { teamKeys: ["emea"] });
  await publishPlaybook(deps, textOf(0));
  return [mara.id, sami.id];
}

/** Milliseconds that each publication took; writing and signing the text is not counted. */
async function publications(deps: Deps, owners: readonly string[], count: number): Promise<number[]> {
  const times: number[] = [];
  const actor = { kind: "person", id: owners[0] ?? "" } as const;
  for (let index = 0; index < count; index += 1) {
    edition += 1;
    const proposed = await propose(deps, { actor, playbook: textOf(edition) });
    if (proposed.kind !== "proposed") throw new Error(`not proposed: ${JSON.stringify(proposed)}`);
    const { proposalId, contentHash } = proposed;
    for (const signerId of owners) await sign(deps, { signerId, proposalId, contentHash });
    const startedAt = performance.now();
    const result = await publish(deps, { actor, proposalId });
    times.push(performance.now() - startedAt);
    if (result.kind !== "published") throw new Error(`not published: ${JSON.stringify(result)}`);
  }
  return times;
}

function startLoad(deps: readonly Deps[]): { stop: () => Promise<{ leads: number; ms: number }> } {
  const startedAt = performance.now();
  let running = true;
  let leads = 0;
  const assigners = deps.map(async (own) => {
    while (running) {
      const result = await receiveLead(own, {
        actor: { kind: "system" },
        lead: {
          campaign: "expo",
          details: { contact: { firstName: "Pat" }, company: { employees: 120 }, deal: {}, source: {}, attributes: {} },
          events: [],
        },
      });
      if (result.kind !== "accepted" || !result.assignment) throw new Error("a lead found no owner");
      leads += 1;
    }
  });
  async function stop() {
    running = false;
    await Promise.all(assigners);
    return { leads, ms: performance.now() - startedAt };
  }
  return { stop };
}
