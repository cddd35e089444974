import { insertAudit } from "#app/stores/audit.ts";
import { findNoticeToSend, insertNotice } from "#app/stores/notices.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

/** As much of a mail server's answer as a sentence can carry. */
const MOST_WORDS = 300;

/**
 * Sends a notice to its person's address, unless it has been read or its cause is gone. Outside a transaction: at least
 * once, under an id that stays the same. What fails for now throws and is tried again; what is refused for good is not, and
 * its person is told so where they still read us.
 */
export async function sendMail({ db, mailer, clock }: Deps, { noticeId }: { noticeId: string }): Promise<void> {
  if (!mailer) return;
  const notice = await findNoticeToSend(db, noticeId);
  if (!notice) return;
  const { id, personId, title, body, href, email, name } = notice;
  const to = { name, address: email };
  const delivery = await mailer.send({ id, to, subject: title, body, href: href ?? "/" });
  if (delivery.kind === "taken") return;
  const words = delivery.words.slice(0, MOST_WORDS);
  await inTransaction(db, (tx) => giveUp(tx, { noticeId, personId, address: email, words, at: clock.now() }));
}

async function giveUp(
  tx: Db,
  refusal: { noticeId: string; personId: string; address: string; words: string; at: number },
): Promise<void> {
  const { noticeId, personId, address, words, at } = refusal;
  await insertNotice(tx, {
    personIds: [personId],
    kind: "mail_refused",
    title: `Mail to ${address} is not accepted`,
    body:
      `The mail server answered: “${words}” Your reminders are still shown here. An admin can look at the address; ` +
      "or choose another place for them.",
    href: "/settings/rhythm",
    dedupeKey: `mail_refused:${address}`,
    at,
  });
  const details = { to: address, words };
  await insertAudit(tx, { at, actor: "system", action: "mail.refused", subject: `notice:${noticeId}`, details });
}
