import { createHash } from "node:crypto";
import type { Random } from "#app/use-cases/deps.ts";

/** Crockford's base 32 in lower case: no look-alikes, and a double click selects the whole. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** 160 bits, 32 characters. */
const SECRET_BYTES = 20;
const CHECKSUM_LENGTH = 6;

const KEY_KINDS = { service: "grm_live_", personal: "grm_user_" } as const;
export type KeyKind = keyof typeof KEY_KINDS;

export interface NewKey {
  /** Shown once. */
  readonly secret: string;
  readonly hash: string;
  /** Enough to recognise it in a list; 130 bits stay unseen. */
  readonly prefix: string;
}

/** A token for sessions, invitations and setup links: 160 random bits. */
export function newToken(random: Random): { token: string; hash: string } {
  const token = base32(random.bytes(SECRET_BYTES));
  return { token, hash: hashSecret(token) };
}

/** An API key: a prefix that secret scanners can find, 160 random bits, and a checksum that spots a typo without a query. */
export function newKey(random: Random, kind: KeyKind): NewKey {
  const body = KEY_KINDS[kind] + base32(random.bytes(SECRET_BYTES));
  const secret = body + checksum(body);
  return { secret, hash: hashSecret(secret), prefix: secret.slice(0, KEY_KINDS[kind].length + 6) };
}

/** Whether a text can be one of our keys at all. */
export function looksLikeKey(text: string): boolean {
  const prefix = Object.values(KEY_KINDS).find((known) => text.startsWith(known));
  if (!prefix || text.length !== prefix.length + 32 + CHECKSUM_LENGTH) return false;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text === body + checksum(body);
}

/** What is stored of a secret. Fast hashing is enough: 160 random bits can't be guessed from it. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function checksum(body: string): string {
  return base32(createHash("sha256").update(body).digest()).slice(0, CHECKSUM_LENGTH);
}

function base32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}
