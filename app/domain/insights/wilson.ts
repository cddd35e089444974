/** The 97.5th percentile of the standard normal distribution: two-sided 95 %. */
const Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % score interval of a share (Wilson 1927): where the true share plausibly lies, also for few cases and for
 * shares near 0 and 1. Both ends lie in 0..1. Throws RangeError unless 0 ≤ count ≤ total and total > 0.
 */
export function wilsonInterval(count: number, total: number): Interval {
  if (!(total > 0 && count >= 0 && count <= total)) {
    throw new RangeError(`found ${count} of ${total}, expected a count from 0 to a total above 0`);
  }
  // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)
  const share = count / total;
  const square = (Z * Z) / total;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / total + square / (4 * total))) / (1 + square);
  return { low: count === 0 ? 0 : middle - half, high: count === total ? 1 : middle + half };
}
