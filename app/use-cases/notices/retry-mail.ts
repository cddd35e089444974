import type { Scope } from "#app/auth/permissions.ts";
import { listUndeliveredMail, rescheduleMail } from "#app/stores/undelivered-mail.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

const AT_ONCE = 500;

/**
 * Tries mail again now that has not arrived, with all its tries before it: one notice, or everything in scope. Answers how
 * many; what has arrived, was read or is out of scope meanwhile is none of them.
 */
export async function retryMail(
  { db, clock }: Deps,
  { by, scope, noticeId }: { by: By; scope: Scope; noticeId: string | null },
): Promise<number> {
  const at = clock.now();
  return inTransaction(db, async (tx) => {
    const undelivered = await listUndeliveredMail(tx, { scope, limit: AT_ONCE });
    const chosen = undelivered.filter((mail) => noticeId === null || mail.noticeId === noticeId);
    await rescheduleMail(
      tx,
      chosen.map(({ jobId }) => jobId),
    );
    for (const { noticeId: id, address, attempts } of chosen) {
      const details = { to: address, attempts };
      await record(tx, by, { at, action: "mail.retried", subject: `notice:${id}`, details });
    }
    return chosen.length;
  });
}
