import type { Mailer } from "#app/notify/mailer.ts";
import type { Db } from "#db/client.ts";

/** What a use-case may reach besides its input. Time and randomness come in here, so that a test or the demo can set them. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: no mail server is configured, so nothing goes out by e-mail. */
  readonly mailer?: Mailer | undefined;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Random {
  /** Cryptographically random bytes, for secrets. */
  bytes(length: number): Uint8Array;
  /** A seed for shuffles and tie-breaks: a whole number from 0 to 2^31 - 1. */
  seed(): number;
}

/** Who does something: stored with every move and audit record. */
export type Actor =
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "key"; readonly id: string }
  | { readonly kind: "system" };

/** How an actor is written into history: `person:<id>`, `key:<id>` or `system`. */
export function actorText(actor: Actor): string {
  return actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`;
}
