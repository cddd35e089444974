import { readFile } from "node:fs/promises";
import pg from "pg";
import { fromProjectRoot } from "#db/project-root.ts";
import { databaseNote } from "./database-note.ts";

export interface KeptAnswer {
  readonly token: string;
  readonly at: number;
}

/** A person's answers as the database has them, in the order they came. */
export async function keptAnswers(given: string): Promise<KeptAnswer[]> {
  const note = fromProjectRoot(databaseNote(process.env.E2E_PORT ?? ""));
  const client = new pg.Client(await readFile(note, "utf8"));
  await client.connect();
  try {
    const { rows } = await client.query<{ token: string; at: Date }>(
      `select presentation_id as token, answered_at as at from answer join person on person.id = rep_id
       where email = $1 and kind = 'answer' order by answer.id`,
      [`${given}@example.com`],
    );
    return rows.map(({ token, at }) => ({ token, at: at.getTime() }));
  } finally {
    await client.end();
  }
}
