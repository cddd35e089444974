import type { Deps } from "#app/use-cases/deps.ts";

/** Makes the demo world where it is missing. Loaded only on demand: most starts have no use for it. */
export async function seedDemo(deps: Deps, log: (line: string) => void): Promise<void> {
  const demo = await import("#app/use-cases/demo/seed-demo.ts");
  await demo.seedDemo(deps, { log });
}

/** Who can sign in to the demo world; nobody where it was never made. */
export async function listDemoSignIns(deps: Deps) {
  const demo = await import("#app/use-cases/demo/seed-demo.ts");
  return demo.listDemoSignIns(deps);
}
