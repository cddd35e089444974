import { findNoticeToSend } from "#app/stores/notices.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/**
 * Sends a notice to its person's address, unless it has been read or its cause is gone. Outside a transaction: at least
 * once, under an id that stays the same.
 */
export async function sendMail({ db, mailer }: Deps, { noticeId }: { noticeId: string }): Promise<void> {
  if (!mailer) return;
  const notice = await findNoticeToSend(db, noticeId);
  if (!notice) return;
  const { id, title, body, href, email, name } = notice;
  await mailer.send({ id, to: { name, address: email }, subject: title, body, href: href ?? "/" });
}
