import { migrateToLatest } from "#db/migrate.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

export const migrate: Command = {
  usage: "migrate",
  summary: "Brings the database up to date; safe while other processes start.",
  async run(args, { databaseUrl }) {
    readArguments(args, {});
    const ran = await migrateToLatest(await databaseUrl());
    const lines = ran.length === 0 ? ["Nothing to do: the database is current."] : ran.map((name) => `ran ${name}`);
    return { ok: true, lines, json: { ran } };
  },
};
