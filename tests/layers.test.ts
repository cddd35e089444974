import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

/** Each snippet breaks one rule of the house; the file name says in which room it stands. */
const OFFENCES: readonly [room: string, code: string, rule: string][] = [
  [
    "app/domain/sla/clock.ts",
    'import { listLeads } from "#app/stores/leads.ts"; listLeads();',
    "no-restricted-imports",
  ],
  ["app/domain/sla/clock.ts", 'import { readFile } from "node:fs/promises"; readFile("x");', "no-restricted-imports"],
  ["app/domain/sla/clock.ts", 'import { x } from "../../stores/leads.ts"; x();', "no-restricted-imports"],
  ["app/domain/sla/clock.ts", 'import { fsrs } from "ts-fsrs"; fsrs();', "no-restricted-imports"],
  ["app/domain/sla/clock.ts", "export const now = Date.now();", "no-restricted-syntax"],
  ["app/domain/sla/clock.ts", "export const now = new Date();", "no-restricted-syntax"],
  ["app/domain/sla/clock.ts", "export const chance = Math.random();", "no-restricted-syntax"],
  ["app/domain/sla/clock.ts", "export async function wait(p: Promise<void>) { await p; }", "no-restricted-syntax"],
  ["app/domain/sla/clock.ts", "export const n: any = 1;", "@typescript-eslint/no-explicit-any"],
  ["app/domain/sla/clock.ts", 'export const n = "a" as string;', "no-restricted-syntax"],
  ["app/domain/sla/clock.ts", "export const n = [1][0]!;", "@typescript-eslint/no-non-null-assertion"],
  ["app/stores/leads.ts", 'import { run } from "#app/use-cases/leads/run.ts"; run();', "no-restricted-imports"],
  [
    "app/stores/leads.ts",
    'import { sql } from "kysely"; export const q = sql.raw("select 1");',
    "no-restricted-syntax",
  ],
  ["app/use-cases/leads/run.ts", 'import { api } from "#app/api/index.ts"; api();', "no-restricted-imports"],
  ["app/use-cases/leads/run.ts", 'import { redirect } from "@remix-run/node"; redirect("/");', "no-restricted-imports"],
  ["app/use-cases/leads/run.ts", 'export const q = (db: Db) => db.selectFrom("lead");', "no-restricted-syntax"],
  ["app/use-cases/leads/run.ts", "export const secret = process.env.SECRET;", "no-restricted-syntax"],
  [
    "app/routes/rep/today.tsx",
    'import { insertLead } from "#app/stores/leads.ts"; insertLead();',
    "no-restricted-imports",
  ],
  ["app/routes/rep/today.tsx", 'import { sql } from "kysely"; sql``;', "no-restricted-imports"],
  ["app/routes/rep/today.tsx", 'export const q = (db: Db) => db.updateTable("lead");', "no-restricted-syntax"],
  ["app/api/leads.ts", 'import { deleteLead } from "#app/stores/leads.ts"; deleteLead();', "no-restricted-imports"],
  ["app/api/leads.ts", 'import { Page } from "#app/ui/frame/page.tsx"; Page();', "no-restricted-imports"],
  ["app/ui/frame/page.tsx", 'import { findLead } from "#app/stores/leads.ts"; findLead();', "no-restricted-imports"],
  ["app/ui/frame/page.tsx", 'import { Client } from "pg"; new Client();', "no-restricted-imports"],
];

const ALLOWED: readonly [room: string, code: string][] = [
  ["app/domain/memory/fsrs.ts", 'import { fsrs } from "ts-fsrs"; fsrs();'],
  [
    "app/domain/sla/clock.ts",
    'import { z } from "zod"; export const A = z.object({}); export const B = ["x"] as const;',
  ],
  ["app/domain/sla/clock.ts", "export const at = (ms: number) => new Date(ms);"],
  ["app/stores/leads.ts", 'import type { Lead } from "#app/domain/leads/lead.ts"; export const x = (l: Lead) => l;'],
  ["app/routes/rep/today.tsx", 'import { findLead } from "#app/stores/leads.ts"; findLead();'],
  ["app/config.server.ts", "export const environment = process.env;"],
];

// The rules that need types look at files that exist; these snippets do not.
const eslint = new ESLint({
  overrideConfig: [
    {
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        "@typescript-eslint/no-floating-promises": "off",
        "@typescript-eslint/no-misused-promises": "off",
        "@typescript-eslint/await-thenable": "off",
        "@typescript-eslint/switch-exhaustiveness-check": "off",
      },
    },
  ],
});

describe("the layers' rules refuse", () => {
  test.each(OFFENCES)("in %s: %s", async (room, code, rule) => {
    expect(await rulesBroken(room, code)).toContain(rule);
  });
});

describe("the layers' rules allow", () => {
  test.each(ALLOWED)("in %s: %s", async (room, code) => {
    expect(await rulesBroken(room, code)).toEqual([]);
  });
});

async function rulesBroken(room: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: room });
  return result?.messages.map((message) => message.ruleId) ?? [];
}
