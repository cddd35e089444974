import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

export const verify: Command = {
  usage: "verify",
  summary: "Replays every answer, decides every assignment again, and checks what must never be.",
  async run(args, context) {
    readArguments(args, {});
    const { memories, awaitingReplay, decisions, differences } = await verifyEverything(await context.openDeps());
    const checked = `${memories} memories folded again, ${decisions} decisions made again`;
    const waiting = awaitingReplay > 0 ? [`${awaitingReplay} memories wait to be folded by the model now in use`] : [];
    const ok = differences.length === 0;
    return {
      ok,
      lines: [
        ...differences,
        ...waiting,
        ok ? `${checked}: nothing differs` : `${checked}: ${differences.length} differences`,
      ],
      json: { ok, memories, awaitingReplay, decisions, differences },
    };
  },
};
