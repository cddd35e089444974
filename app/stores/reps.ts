import type { Db } from "#db/client.ts";

export interface NamedPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly teamIds: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** How the API and the URLs name a person: by id or by e-mail address. */
export function personReference(text: string): { id: string } | { email: string } {
  return UUID.test(text) ? { id: text.toLowerCase() } : { email: text.trim().toLowerCase() };
}

/** People found by id or e-mail, by the text they were named with; unknown ones are absent. */
export async function findPeople(db: Db, references: readonly string[]): Promise<Map<string, NamedPerson>> {
  const named = references.map((text) => ({ text, reference: personReference(text) }));
  const ids = named.flatMap(({ reference }) => ("id" in reference ? [reference.id] : []));
  const emails = named.flatMap(({ reference }) => ("email" in reference ? [reference.email] : []));
  if (named.length === 0) return new Map();
  const rows = await db
    .selectFrom("person")
    .select((eb) => [
      "person.id",
      "person.email",
      "person.name",
      "person.timeZone",
      eb.fn
        .coalesce(
          eb
            .selectFrom("teamMember")
            .select((team) => team.fn.agg<string[]>("array_agg", ["teamMember.teamId"]).as("ids"))
            .whereRef("teamMember.personId", "=", "person.id"),
          eb.val<string[]>([]),
        )
        .as("teamIds"),
    ])
    .where((eb) => eb.or([eb("person.id", "=", eb.fn.any(eb.val(ids))), eb("email", "=", eb.fn.any(eb.val(emails)))]))
    .execute();
  const byKey = new Map(rows.flatMap((row) => [[row.id, row] as const, [row.email, row] as const]));
  return new Map(
    named.flatMap(({ text, reference }) => {
      const person = byKey.get("id" in reference ? reference.id : reference.email);
      return person ? [[text, person] as const] : [];
    }),
  );
}
