import { z } from "zod";

/** More answers than anybody saves without a network; a bound on what one page may cost. */
const MOST_SENT = 50;

/** Presentations that an address lists; what can't be one is left out. */
const Listed = z
  .string()
  .default("")
  .transform((text) => text.split(",").filter((id) => z.uuid().safeParse(id).success))
  .transform((ids) => ids.slice(0, MOST_SENT));

/** What the address says: the answers that were sent, those that had been given elsewhere before, the campaign practised. */
const SentQuery = z.object({ answers: Listed, elsewhere: Listed, campaign: z.string().optional() });

export function readSentQuery(request: Request): z.infer<typeof SentQuery> {
  return SentQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
}
