import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { assess, rankOf } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import type { Level } from "#app/domain/readiness/readiness.ts";
import { workingTime } from "./workdays.ts";

/** From one instant to another, epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface GateLog {
  /** When the gate was open, in order, never touching. */
  readonly spans: () => readonly Span[];
  /** The time from where the log stands up to `to` has passed with the campaign as it is now. */
  readonly passTo: (campaign: PracticeCampaign, to: number) => void;
  readonly levelAt: (campaign: PracticeCampaign, at: number) => Level;
}

/** `rankOf` from which the gate gives leads. */
const OPEN = 2;

/**
 * Keeps the time in which the gate is open. Without answers a verdict only falls, so where it is still open at the end of
 * a stretch it was open throughout, and `until` is asked for only where it is not.
 */
export function openGateLog(startsAt: number): GateLog {
  const spans: Span[] = [];
  const levelAt = rememberingLevel();
  const isOpen = (campaign: PracticeCampaign, at: number) => rankOf(levelAt(campaign, at), campaign.policy) >= OPEN;
  let now = startsAt;
  return {
    spans: () => spans,
    levelAt,
    passTo(campaign, to) {
      const from = now;
      now = Math.max(now, to);
      if (to <= from || !isOpen(campaign, from)) return;
      const { policy, criteria } = campaign;
      const until = isOpen(campaign, to) ? null : decide({ at: from, policy, criteria, pending: null }).until;
      const end = Math.min(to, until ?? to);
      const last = spans.at(-1);
      if (last?.to === from) spans[spans.length - 1] = { from: last.from, to: end };
      else spans.push({ from, to: end });
    },
  };
}

/** The end of one stretch is the beginning of the next: the last level is asked for again and again. */
function rememberingLevel(): GateLog["levelAt"] {
  let last: { campaign: PracticeCampaign; at: number; level: Level } | null = null;
  return (campaign, at) => {
    if (last?.campaign !== campaign || last.at !== at) last = { campaign, at, level: assess(campaign, at).level };
    return last.level;
  };
}

/** Whether an instant lies in one of the spans. */
export function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => from <= at && at < to);
}

/** Working time of the spans, milliseconds. */
export function workingTimeIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + workingTime(from, to), 0);
}

/**
 * How often a rep who had leads lost them: gaps between open spans that hold working time outside every sitting. A miss
 * that the same sitting mends costs minutes and counts for nothing here.
 */
export function countLapses(open: readonly Span[], sittings: readonly Span[], endsAt: number): number {
  const gaps = open.map(({ to }, index): Span => ({ from: to, to: open[index + 1]?.from ?? endsAt }));
  return gaps.filter((gap) => workingTime(gap.from, gap.to) > workingTimeIn(overlaps(gap, sittings))).length;
}

function overlaps(gap: Span, spans: readonly Span[]): readonly Span[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
    .filter(({ from, to }) => from < to);
}
