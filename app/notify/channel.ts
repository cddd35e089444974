import type { Db } from "#db/client.ts";

/** What one person is told, once, under its key. */
export interface Telling {
  readonly personId: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly dedupeKey: string;
  readonly at: number;
}

/** A way to tell somebody something, in the transaction of what they are told. */
export interface Channel {
  /** The notice's id; null if they were told before. */
  tell(tx: Db, telling: Telling): Promise<string | null>;
}
