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

/** What the mail server said: taken, or refused for good, in its words. */
export type Delivery = { readonly kind: "taken" } | { readonly kind: "refused"; readonly words: string };

export interface Mailer {
  /** Throws for whatever may go better later. */
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}

const PATIENCE_MS = 15_000;

/** Sends through a mail server (`smtp://` or `smtps://`). */
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
      const message = {
        messageId: `<${id}@${host}>`,
        from: { name: "Greenroom", address: `greenroom@${host}` },
        to,
        subject,
        list: { unsubscribe: settings },
        // RFC 3834: no out-of-office note comes back.
        headers: { "Auto-Submitted": "auto-generated" },
        text: `${body}\n\n${new URL(href, publicOrigin).href}\n\nWhen and how you are reminded: ${settings}\n`,
      };
      try {
        await transport.sendMail(message);
        return { kind: "taken" };
      } catch (error) {
        const words = refusalIn(error);
        if (words === null) throw error;
        return { kind: "refused", words };
      }
    },
    close: () => transport.close(),
  };
}

/**
 * The server's answer if it won't ever take this mail: a 5xx to its envelope or its text (RFC 5321 §4.2.1). A refused
 * sign-in is no such thing: whoever runs the server mends it, and the mail goes out after all.
 */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("responseCode" in error)) return null;
  const { code, responseCode } = error;
  const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
  if (!isAboutMail || typeof responseCode !== "number" || responseCode < 500) return null;
  return "response" in error && typeof error.response === "string" ? error.response : error.message;
}
