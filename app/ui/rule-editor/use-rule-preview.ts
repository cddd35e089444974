import { useEffect, useState } from "react";
import type { RulePreview } from "#app/domain/playbook/rule-preview.ts";

/** As long as people pause within a word: typing is not interrupted by answers about half of it. */
const PAUSE_MS = 400;

export interface LivePreview {
  /** The text it answers; an answer about an older text is shown until the next one is there. */
  readonly of: string | null;
  readonly preview: RulePreview | null;
  readonly failed: boolean;
}

/** Asks what a rule makes of the campaign's last leads, whenever its text has rested for a moment. */
export function useRulePreview(url: string, text: string): LivePreview {
  const [live, setLive] = useState<LivePreview>({ of: null, preview: null, failed: false });
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      ask(url, text, leaving.signal).then(
        (preview) => setLive({ of: text, preview, failed: false }),
        () => {
          if (!leaving.signal.aborted) setLive((last) => ({ ...last, failed: true }));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [url, text]);
  return live;
}

async function ask(url: string, text: string, signal: AbortSignal): Promise<RulePreview> {
  const response = await fetch(`${url}.json`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ rule: text }),
    signal,
  });
  const answer: unknown = await response.json();
  if (!response.ok || !isPreview(answer)) throw new Error(`found ${response.status}, expected a preview`);
  return answer;
}

/** Our own server's answer: that it found something tells the rest. */
function isPreview(answer: unknown): answer is RulePreview {
  return typeof answer === "object" && answer !== null && "finding" in answer;
}
