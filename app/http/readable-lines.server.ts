import { z } from "zod";

const Line = z.looseObject({
  level: z.number(),
  time: z.number(),
  msg: z.string().default(""),
  requestId: z.string().optional(),
  err: z.object({ message: z.string(), stack: z.string().optional() }).optional(),
});

const NAMES: Readonly<Record<number, string>> = { 40: "warning", 50: "error", 60: "fatal" };

/** Turns pino's JSON into `09:00:00 GET /practice 200 12 ms`. */
export function readableLines(out: { write(text: string): unknown }): { write(line: string): void } {
  return {
    write(text) {
      const parsed = Line.safeParse(parse(text));
      out.write(parsed.success ? format(parsed.data) : text);
    },
  };
}

function format({ level, time, msg, requestId, err }: z.infer<typeof Line>): string {
  const when = new Date(time).toLocaleTimeString("en-GB");
  const name = NAMES[level];
  const head = [when, name, msg, name && requestId ? `(request ${requestId})` : undefined].filter(Boolean).join(" ");
  return err ? `${head}\n${err.stack ?? err.message}\n` : `${head}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
