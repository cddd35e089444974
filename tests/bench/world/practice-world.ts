import { readFile } from "node:fs/promises";
import { openDatabase } from "#db/client.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { systemDeps } from "#app/runtime.server.ts";
import { createPersonalToken } from "#app/use-cases/access/create-key.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { createPerson } from "#app/use-cases/people/create-person.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";

const CAMPAIGN = fromProjectRoot("content", "campaigns", "summit-2026", "playbook.yaml");
const SYSTEM = { actor: { kind: "system" } } as const;

/** A campaign as we ship it, and that many new hires enrolled in it; answers their personal tokens. */
export async function makePracticeWorld(url: string, repCount: number): Promise<string[]> {
  const database = openDatabase(url, { max: 4 });
  const deps = systemDeps(database);
  try {
    const teamKeys = await publishShippedCampaign(deps);
    const tokens: string[] = [];
    for (let index = 0; index < repCount; index += 1) {
      const rep = await createPerson(deps, {
        by: SYSTEM,
        email: `rep-${index}@example.com`,
        name: `Rep ${index}`,
        role: "rep",
        teamKeys,
      });
      if (rep.kind === "refused") throw new Error(rep.message);
      const { secret } = await createPersonalToken(deps, { by: SYSTEM, name: "bench", personId: rep.id });
      tokens.push(secret);
    }
    return tokens;
  } finally {
    await database.close();
  }
}

/** @returns the teams it is for */
async function publishShippedCampaign(deps: Deps): Promise<string[]> {
  const read = readPlaybook(await readFile(CAMPAIGN, "utf8"), CAMPAIGN);
  if (read.kind === "invalid") throw new Error("the shipped campaign does not parse");
  const { owners, teams } = read.playbook.campaign;
  const ids: string[] = [];
  for (const [email, role] of [
    [owners.marketing, "marketer"],
    [owners.sales, "manager"],
  ] as const) {
    const owner = await createPerson(deps, { by: SYSTEM, email, name: email, role, teamKeys: [] });
    if (owner.kind === "refused") throw new Error(owner.message);
    ids.push(owner.id);
  }
  const proposed = await propose(deps, { ...SYSTEM, playbook: read.playbook });
  if (proposed.kind !== "proposed") throw new Error(`not proposed: ${proposed.kind}`);
  const { proposalId, contentHash } = proposed;
  for (const signerId of ids) await sign(deps, { signerId, proposalId, contentHash });
  const published = await publish(deps, { ...SYSTEM, proposalId });
  if (published.kind !== "published") throw new Error(`not published: ${published.kind}`);
  return [...teams];
}
