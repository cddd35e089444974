import { paths } from "#app/paths.ts";
import type { Outcome } from "./outcome.ts";
import { changeSaved, readSaved } from "./saved.ts";

/** A train's network lets a request hang rather than fail. */
const GIVE_UP_AFTER_MS = 10_000;

/** `later`: no network, or a server that can't be asked now; what is kept stays kept. */
export type Sending = "done" | "later" | "signed_out" | "somebody_else";

type Told = (token: string, outcome: Extract<Outcome, { kind: "answered" | "invalid" | "not_found" }>) => void;

/**
 * Sends what is kept for a person, one after the other in the order given; each leaves the device when the server has
 * answered for it, so that a lost answer is sent again and counts once all the same. One page of a browser at a time.
 */
export async function sendSaved(person: string, told: Told = () => {}): Promise<Sending> {
  const all = () => sendAll(person, told);
  return "locks" in navigator ? navigator.locks.request(`greenroom ${person}`, all) : all();
}

async function sendAll(person: string, told: Told): Promise<Sending> {
  for (let [next] = readSaved(person).waiting; next; [next] = readSaved(person).waiting) {
    const { token, form } = next;
    const outcome = await post<Outcome>(paths.practiceAnswers(), `${form}&person=${person}`);
    if (outcome === null) return "later";
    if (outcome.kind === "signed_out" || outcome.kind === "somebody_else") return outcome.kind;
    const isNoted = changeSaved(person, ({ waiting, sent, elsewhere }) => ({
      waiting: waiting.filter((one) => one.token !== token),
      sent: [...sent.filter((one) => one !== token), token],
      elsewhere: outcome.kind === "answered" && outcome.earlier ? [...elsewhere, token] : elsewhere,
    }));
    told(token, outcome);
    if (!isNoted) return "later";
  }
  return "done";
}

/** What one of our own addresses answers to a form; null if nothing of ours came back. */
export async function post<Answer extends { kind: string }>(address: string, form: string): Promise<Answer | null> {
  try {
    const body = new URLSearchParams(form);
    const response = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(GIVE_UP_AFTER_MS) });
    const answer: unknown = await response.json();
    return isAnswer<Answer>(answer) ? answer : null;
  } catch {
    return null;
  }
}

/* A gateway's own page, or its JSON, has no `kind`. */
function isAnswer<Answer extends { kind: string }>(answer: unknown): answer is Answer {
  return typeof answer === "object" && answer !== null && "kind" in answer && typeof answer.kind === "string";
}

/** Whether the server can be reached right now. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    return false;
  }
}
