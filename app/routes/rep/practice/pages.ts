import type { loadQuestion, loadSummary, loadVerdict } from "./load.server.ts";

/** What each state of the practice page is made of. Types only: nothing of the server comes along. */
type Loaded = Awaited<ReturnType<typeof loadQuestion>>;
export type Question = Extract<Loaded, { kind: "question" }>;
export type Nothing = Extract<Loaded, { kind: "nothing" }>;
export type Verdict = Awaited<ReturnType<typeof loadVerdict>>;
export type Summary = Awaited<ReturnType<typeof loadSummary>>;

/** Whatever the practice page shows when the server can be asked. */
export type PracticePage = Loaded | Verdict;

export interface PageProps<Page> {
  page: Page;
  now: number;
  timeZone: string;
  /** The campaign this practice is limited to. */
  only: string | undefined;
}
