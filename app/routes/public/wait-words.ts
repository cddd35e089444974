/** How long somebody who guessed too often has to wait, for the form and for Retry-After. */
export function waitWords(until: number, now: number): { seconds: number; message: string } {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  const time =
    seconds < 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;
  return { seconds, message: `That was wrong too often. You can try again in ${time}.` };
}
