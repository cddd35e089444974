import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll } from "vitest";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** By name in small letters, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

interface Refusal {
  /** At the recipient's address, or once the text has come. */
  readonly at: "recipient" | "text";
  readonly code: number;
  readonly words: string;
}

export interface TestMailServer {
  readonly url: string;
  /** What it has taken, in order. */
  readonly mails: readonly ReceivedMail[];
  /** How often somebody has tried to send. */
  readonly attempts: number;
  /** Refuses until told otherwise. */
  refuse(refusal: Refusal | null): void;
}

/** A real mail server of the test file's own, in this process. Call it at the top of a file. */
export function testMailServer(): TestMailServer {
  const mails: ReceivedMail[] = [];
  let attempts = 0;
  let refusal: Refusal | null = null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error("5.7.8 unknown"), { responseCode: 535 })),
    onRcptTo(_address, _session, done) {
      attempts += 1;
      done(refused("recipient"));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const error = refused("text");
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        if (!error) mails.push({ from, to, ...parsed(Buffer.concat(chunks).toString("utf8")) });
        done(error);
      });
    },
  });
  // A sender that is closed on purpose is no failure of the test.
  server.on("error", () => {});
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  function refused(at: Refusal["at"]): Error | null {
    if (refusal?.at !== at) return null;
    return Object.assign(new Error(refusal.words), { responseCode: refusal.code });
  }
  return {
    get url() {
      return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
    mails,
    get attempts() {
      return attempts;
    },
    refuse: (next) => void (refusal = next),
  };
}

function parsed(raw: string): Pick<ReceivedMail, "headers" | "text"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)] as const),
  );
  return { headers, text: withoutSoftBreaks(body.join("\r\n\r\n")) };
}

/** Quoted-printable, read back. */
function withoutSoftBreaks(text: string): string {
  const bytes = text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, "%25"));
}
