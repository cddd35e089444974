import type { loadReadiness, loadWhatIf } from "./load.server.ts";
import type { Voice } from "./voice.ts";

/** What the parts of the readiness page are made of. Types only: nothing of the server comes along. */
export type ReadinessView = Awaited<ReturnType<typeof loadReadiness>>;
export type WantedView = ReadinessView["wanted"][number];
export type HeldView = ReadinessView["held"][number];
export type PastView = ReadinessView["history"][number];
export type WhatIfView = Awaited<ReturnType<typeof loadWhatIf>>;

export interface PartProps {
  view: ReadinessView;
  voice: Voice;
  timeZone: string;
}
