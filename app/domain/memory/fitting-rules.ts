/**
 * Fitting begins with as many answers that tell of forgetting. The library itself fits no more than the first four weights
 * under 64 and its Python sister none under 512; and the last fifth, which judges, must still be a couple of hundred.
 */
export const ENOUGH_TO_FIT = 1_000;
/** Fitted on the earlier four fifths. */
export const FITTED_SHARE = 0.8;
/**
 * A new model moves everybody's dates, so it must be worth it: a tenth of what fitting brought 10,000 Anki users on average
 * (0.0205 log loss, srs-benchmark), and beyond chance: twice its standard error over people.
 */
export const LEAST_GAIN = 0.002;
const ERRORS_BEYOND_CHANCE = 2;

/** Both in log loss per answer. */
export function isWorthIt(gain: number, gainError: number): boolean {
  return gain >= LEAST_GAIN && gain > ERRORS_BEYOND_CHANCE * gainError;
}
