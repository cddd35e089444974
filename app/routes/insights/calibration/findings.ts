import { type Calibration, type CalibrationBin, ENOUGH_TO_SHOW } from "#app/domain/memory/calibration.ts";
import { formatPercent } from "#app/ui/format.ts";

/** The page in one sentence. */
export function calibrationFinding(calibration: Calibration | null): string {
  if (calibration === null || calibration.all.count < ENOUGH_TO_SHOW) {
    return "Too few answers yet to say how well recall is predicted.";
  }
  const { all } = calibration;
  return `${sides(all)}: ${DIRECTION_WORDS[directionOf(all)]}.`;
}

/** "Predicted 91 %, observed 84 %" */
export function sides({ predicted, right, count }: CalibrationBin): string {
  return `Predicted ${formatPercent(predicted)}, observed ${formatPercent(right / count)}`;
}

export type Direction = "faster" | "slower" | "holds";

/** Chance alone explains a difference within the interval. */
export function directionOf({ predicted, interval }: CalibrationBin): Direction {
  if (predicted > interval.high) return "faster";
  return predicted < interval.low ? "slower" : "holds";
}

const DIRECTION_WORDS: Record<Direction, string> = {
  faster: "people forget faster than the model says",
  slower: "people remember longer than the model says",
  holds: "the prediction holds",
};

export function worthFinding({ logLoss, averageLogLoss }: Calibration): string {
  return logLoss < averageLogLoss
    ? "It says more about an answer than an average would"
    : "An average would say as much about an answer";
}

export function overdueFinding(overdue: CalibrationBin | null): string {
  if (overdue === null) return "Nobody has answered after two weeks overdue";
  return `Two weeks overdue and more: ${sides(overdue).replace("Predicted", "predicted")}`;
}
