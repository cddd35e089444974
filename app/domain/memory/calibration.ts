import { type Interval, wilsonInterval } from "#app/domain/insights/wilson.ts";
import { logLoss, logLossOfConstant } from "./log-loss.ts";
import type { Prediction } from "./predictions.ts";

/** Answers whose predictions lie close together. */
export interface CalibrationBin {
  readonly count: number;
  readonly right: number;
  /** Mean predicted chance of a right answer, 0–1. */
  readonly predicted: number;
  /** Where the true share plausibly lies: the 95 % Wilson interval. */
  readonly interval: Interval;
}

/** How a model's predictions compare with what came. */
export interface Calibration {
  /** Every answer that was predicted. */
  readonly all: CalibrationBin;
  /** By predicted chance, from the lowest, about as many answers in each. */
  readonly bins: readonly CalibrationBin[];
  /** Of the answers given 14 days after practice fell due, or later; null: none. */
  readonly overdue: CalibrationBin | null;
  readonly logLoss: number;
  /** Of always predicting the average: a model that doesn't beat it says nothing about a single answer. */
  readonly averageLogLoss: number;
  /** Root mean square of predicted − observed over the bins, weighted by count. */
  readonly binError: number;
}

/** Under this many predicted answers an interval is wider than any difference worth acting on: ± 5 points at 90 %. */
export const ENOUGH_TO_SHOW = 150;
/** The gate itself stops believing a prediction then. */
export const OVERDUE_DAYS = 14;
const BINS = 10;
/** Predictions closer together than this are one: a thousand heaps hold any number of answers. */
const HEAPS = 1_000;

interface Heap {
  count: number;
  right: number;
  predicted: number;
}

export interface CalibrationTally {
  readonly add: (prediction: Prediction) => void;
  /** Null without a single answer. */
  readonly calibration: () => Calibration | null;
}

/** Collects predictions one by one, in room that doesn't grow with their number. */
export function openCalibration(): CalibrationTally {
  const heaps = Array.from({ length: HEAPS }, emptyHeap);
  const overdue = emptyHeap();
  let loss = 0;

  function add(prediction: Prediction): void {
    const place = Math.min(HEAPS - 1, Math.max(0, Math.floor(prediction.chance * HEAPS)));
    put(heaps[place], prediction);
    if (prediction.overdueDays >= OVERDUE_DAYS) put(overdue, prediction);
    loss += logLoss(prediction);
  }

  function calibration(): Calibration | null {
    const all = binOf(heaps.reduce(merged, emptyHeap()));
    if (all === null) return null;
    const bins = evenGroups(heaps, all.count).flatMap((heap) => binOf(heap) ?? []);
    return {
      all,
      bins,
      overdue: binOf(overdue),
      logLoss: loss / all.count,
      averageLogLoss: logLossOfConstant(all.right / all.count, all),
      binError: Math.sqrt(
        bins.reduce((sum, bin) => sum + bin.count * (bin.predicted - bin.right / bin.count) ** 2, 0) / all.count,
      ),
    };
  }

  return { add, calibration };
}

/** Neighbouring heaps together until a tenth of the answers is reached; a heap is never split. */
function evenGroups(heaps: readonly Heap[], total: number): readonly Heap[] {
  const groups: Heap[] = [];
  let seen = 0;
  let current = emptyHeap();
  for (const heap of heaps) {
    current = merged(current, heap);
    seen += heap.count;
    if (current.count === 0 || seen < ((groups.length + 1) * total) / BINS) continue;
    groups.push(current);
    current = emptyHeap();
  }
  return groups;
}

function emptyHeap(): Heap {
  return { count: 0, right: 0, predicted: 0 };
}

function merged(a: Heap, b: Heap): Heap {
  return { count: a.count + b.count, right: a.right + b.right, predicted: a.predicted + b.predicted };
}

function put(heap: Heap | undefined, { chance, correct }: Prediction): void {
  if (heap === undefined) return;
  heap.count += 1;
  heap.right += correct ? 1 : 0;
  heap.predicted += chance;
}

function binOf({ count, right, predicted }: Heap): CalibrationBin | null {
  if (count === 0) return null;
  return { count, right, predicted: predicted / count, interval: wilsonInterval(right, count) };
}
