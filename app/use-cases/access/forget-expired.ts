import { DAY_MS } from "#app/domain/time.ts";
import { deleteImportRowsBefore } from "#app/stores/lead-import-rows.ts";
import { deleteExpiredSessions } from "#app/stores/sessions.ts";
import { deleteAttemptsBefore } from "#app/stores/sign-in-attempts.ts";
import { deleteIdempotentResponsesBefore } from "#app/stores/idempotency.ts";
import { deleteUnwantedMail } from "#app/stores/undelivered-mail.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** Known addresses are told from strange ones by a month of sign-ins. */
const ATTEMPTS_KEPT_MS = 30 * DAY_MS;
/** Longer than an Idempotency-Key is promised to be remembered. */
const RESPONSES_KEPT_MS = 2 * DAY_MS;

/** Long enough to fetch the refused rows of a file and put them right. */
const IMPORT_ROWS_KEPT_MS = 30 * DAY_MS;

/** Lets go of what nobody may need any more: sessions that ran out, old sign-ins, remembered responses, files of leads, mail. */
export async function forgetExpired({ db, clock }: Deps): Promise<void> {
  const now = clock.now();
  await deleteExpiredSessions(db, now);
  await deleteAttemptsBefore(db, now - ATTEMPTS_KEPT_MS);
  await deleteIdempotentResponsesBefore(db, now - RESPONSES_KEPT_MS);
  await deleteImportRowsBefore(db, now - IMPORT_ROWS_KEPT_MS);
  await deleteUnwantedMail(db);
}
