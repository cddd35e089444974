import { useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { responseProblem } from "#app/domain/questions/response-problem.ts";
import { paths } from "#app/paths.ts";
import type { PracticePage } from "../pages.ts";
import { formOf, responseOf } from "./form.ts";
import { loadAhead } from "./load-ahead.ts";
import type { AheadQuestion } from "./outcome.ts";
import { resultsAddress } from "./results-address.ts";
import { forgetSent, readSaved, saveAnswer } from "./saved.ts";
import { isReachable, sendSaved, type Sending } from "./send.ts";

/** In place of the page while the server can't be reached, or what was kept is on its way. */
export interface AwayState {
  /** One that was loaded before; null: none is left. */
  readonly question: AheadQuestion | null;
  readonly sending: Sending | "now";
}

type Asked = Pick<AheadQuestion["question"], "token" | "kind" | "options">;
type Submitted = FormEvent<HTMLFormElement>;

const TRY_AGAIN_AFTER_MS = 20_000;

/**
 * Practice without a network. Every answer is kept on the device before it is sent, so a line that drops in the middle
 * loses nothing; while there is none, questions loaded ahead come next. The server grades, and counts each once.
 */
export function useAway({ person, only, page }: { person: string; only: string | undefined; page: PracticePage }) {
  const navigate = useNavigate();
  const [state, setState] = useState<AwayState | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const loaded = useRef<readonly AheadQuestion[]>([]);
  /** Shown or answered here: not to come again, whatever is still loaded. */
  const seen = useRef(new Set<string>());
  const place = page.kind === "question" ? page.question.token : page.kind === "verdict" ? page.token : null;
  const of = only === undefined ? {} : { campaign: only };

  function nextLoaded(): AheadQuestion | null {
    return loaded.current.find(({ question }) => !seen.current.has(question.token)) ?? null;
  }

  function toResults(): void {
    navigate(resultsAddress(person, only) ?? paths.practice(of));
  }

  /** Sends what is kept. A question on the screen stays there; without one, the results take the place. */
  async function flush(): Promise<void> {
    const become = (sending: AwayState["sending"]) => setState((now) => ({ question: now?.question ?? null, sending }));
    become("now");
    const sending = (await isReachable()) ? await sendSaved(person) : "later";
    become(sending);
    if (sending === "done" && !onScreen.current) toResults();
  }

  /** Keeps the answer, then sends it: at once if it can be. */
  async function answer(event: Submitted, { token, kind, options }: Asked): Promise<void> {
    if (busy) return event.preventDefault();
    const form = formOf(event.currentTarget);
    const problem = responseProblem({ kind, options }, responseOf(form));
    // A device that keeps nothing sends the form as browsers do.
    if (problem === null && !saveAnswer(person, token, form)) return;
    event.preventDefault();
    setError(problem ?? undefined);
    if (problem !== null) return;
    setBusy(true);
    seen.current.add(token);
    const refusals: string[] = [];
    const sending = !navigator.onLine
      ? "later"
      : await sendSaved(person, (sent, outcome) => {
          if (sent === token && outcome.kind === "invalid") refusals.push(outcome.message);
        });
    if (sending !== "done") {
      setBusy(false);
      return setState({ question: nextLoaded(), sending });
    }
    const isAlone = state === null && readSaved(person).sent.every((sent) => sent === token);
    if (!isAlone) return toResults();
    forgetSent(person, [token]);
    const [refused] = refusals;
    if (refused === undefined) return navigate(paths.practice({ ...of, answered: token }));
    setBusy(false);
    setError(refused);
  }

  /** From a verdict to the next question: to a loaded one if the server can't be asked. */
  async function goOn(event: Submitted): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    if (await isReachable()) return toResults();
    setBusy(false);
    setState({ question: nextLoaded(), sending: "later" });
  }

  useEffect(() => {
    setState(null);
    setBusy(false);
    setError(undefined);
  }, [page]);

  useEffect(() => {
    if (place === null) return;
    seen.current.add(place);
    // A verdict's next questions were loaded with the question.
    if (page.kind === "verdict" && nextLoaded()) return;
    return loadAhead({ person, only }, (questions) => (loaded.current = questions));
  }, [place, only, person]);

  const onScreen = useRef<AheadQuestion | null>(null);
  const latest = useRef(flush);
  useEffect(() => {
    onScreen.current = state?.question ?? null;
    latest.current = flush;
  });

  const isAway = state !== null;
  useEffect(() => {
    const tryAgain = () => {
      const { waiting, sent } = readSaved(person);
      if (isAway || waiting.length + sent.length > 0) void latest.current();
    };
    if (!isAway) tryAgain();
    const timer = isAway ? setInterval(tryAgain, TRY_AGAIN_AFTER_MS) : undefined;
    addEventListener("online", tryAgain);
    return () => {
      clearInterval(timer);
      removeEventListener("online", tryAgain);
    };
  }, [isAway, person]);

  return { state, busy, error, answer, goOn, retry: () => void flush() };
}
