import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { fromProjectRoot } from "#db/project-root.ts";
import type { Deps } from "#app/use-cases/deps.ts";

const SignIns = z.array(z.object({ email: z.string(), password: z.string(), role: z.string() }));
export type DemoSignIn = z.infer<typeof SignIns>[number];

interface DemoModule {
  seedDemo(deps: Deps): Promise<void>;
  listDemoSignIns(deps: Deps): Promise<unknown>;
}

/** Makes the demo world where it is missing. Loaded only on demand: most starts have no use for it. */
export async function seedDemo(deps: Deps): Promise<void> {
  await (await load())?.seedDemo(deps);
}

/** Who can sign in to the demo world; nobody where it was never made. */
export async function listDemoSignIns(deps: Deps): Promise<DemoSignIn[]> {
  return SignIns.parse((await (await load())?.listDemoSignIns(deps)) ?? []);
}

async function load(): Promise<DemoModule | null> {
  const file = fromProjectRoot("app", "use-cases", "demo", "seed-demo.ts");
  return existsSync(file) ? import(pathToFileURL(file).href) : null;
}
