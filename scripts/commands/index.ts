import type { Command } from "./command.ts";

/** The command line's table of contents; each is loaded only when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  doctor: async () => (await import("./doctor.ts")).doctor,
  migrate: async () => (await import("./migrate.ts")).migrate,
  "seed demo": async () => (await import("./seed-demo.ts")).seedDemoCommand,
  "content check": async () => (await import("./content-check.ts")).contentCheck,
  "content publish": async () => (await import("./content-publish.ts")).contentPublish,
  "content scenarios": async () => (await import("./content-scenarios.ts")).contentScenarios,
  verify: async () => (await import("./verify.ts")).verify,
  export: async () => (await import("./export.ts")).exportAll,
  "user create": async () => (await import("./user-create.ts")).userCreate,
  "token create": async () => (await import("./token-create.ts")).tokenCreate,
  "api-key create": async () => (await import("./api-key-create.ts")).apiKeyCreate,
};
