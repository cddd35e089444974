import type { loadCoverToday, loadRepToday } from "./load.server.ts";

/** What the two kinds of start page are made of. Types only: nothing of the server comes along. */
export type RepToday = Awaited<ReturnType<typeof loadRepToday>>;
export type CoverToday = Awaited<ReturnType<typeof loadCoverToday>>;

export interface TodayProps<Loaded> {
  today: Loaded;
  name: string;
  now: number;
  timeZone: string;
}
