import { z } from "zod";

/** Stands for every secret in `.env.example`; production refuses it. */
export const EXAMPLE_SECRET = "change-me";

function wholeNumber(least: number, most: number) {
  const message = `expected a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d+$/, message).transform(Number).pipe(z.number().min(least, message).max(most, message));
}

const flag = z.enum(["0", "1"], "expected 1 or 0").transform((value) => value === "1");

function urlOf(protocol: RegExp, example: string) {
  return z.url({ protocol, error: `expected an address like ${example}` });
}

/** The environment variables, by name. `.env.example` explains each. */
export const Environment = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], "expected development, production or test")
    .default("development"),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, "postgres://user:password@host:5432/greenroom").optional(),
  DATABASE_CONNECTIONS: wholeNumber(2, 500).default(20),
  GREENROOM_DATA: z.string().default(".greenroom"),
  GREENROOM_DEMO: flag.optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_ORIGIN: urlOf(/^https?$/, "https://greenroom.example.com")
    .refine((text) => URL.canParse(text) && new URL(text).pathname === "/", "expected an origin, without a path")
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  SESSION_IDLE_DAYS: wholeNumber(1, 90).default(7),
  SESSION_ABSOLUTE_DAYS: wholeNumber(1, 365).default(30),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "expected fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  METRICS_TOKEN: z.string().min(16, "expected at least 16 characters").optional(),
  SMTP_URL: urlOf(/^smtps?$/, "smtp://user:password@host:587").optional(),
});
export type Environment = z.infer<typeof Environment>;
