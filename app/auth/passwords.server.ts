import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id: 19 MiB, two passes; the library's default algorithm is argon2id. About 13 ms of one core. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More at once would only queue for the cores and hold 19 MiB each. */
const AT_ONCE = 4;
/** Whoever comes after these is told to try again: a flood of sign-ins must not starve everything else. */
const WAITING = 64;

/** What an unknown account's password is compared with, so that it takes as long as a known one's. */
let nobody: Promise<string> | undefined;

let running = 0;
const waiting: (() => void)[] = [];

export class TooManyHashes extends Error {
  constructor() {
    super(`More than ${AT_ONCE + WAITING} passwords are being checked at once`);
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), ARGON2ID));
}

/** False for a wrong password and, after the same time, for a person who has none (`stored` null). */
export function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    nobody ??= hash("nobody has this password", ARGON2ID);
    const standIn = await nobody;
    const matches = await verify(stored ?? standIn, normal(password));
    return matches && stored !== null;
  });
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new TooManyHashes();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The same text typed on another keyboard may arrive composed differently. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
