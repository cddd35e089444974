import { createTransport } from "nodemailer";

export interface Mail {
  /** Stays the same when it is sent again, so that a mail server can tell. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly body: string;
  /** A path of ours. */
  readonly href: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

const PATIENCE_MS = 15_000;

/** Sends through a mail server (`smtp://` or `smtps://`); a mail that was not taken throws, and is tried again later. */
export function openMailer(smtpUrl: string, publicOrigin: string): Mailer {
  const host = new URL(publicOrigin).hostname;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send({ id, to, subject, body, href }) {
      const settings = new URL("/settings/rhythm", publicOrigin).href;
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from: { name: "Greenroom", address: `greenroom@${host}` },
        to,
        subject,
        text: `${body}\n\n${new URL(href, publicOrigin).href}\n\nWhen and how you are reminded: ${settings}\n`,
      });
    },
    close: () => transport.close(),
  };
}
