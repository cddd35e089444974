/** A prediction of certainty that fails would cost without end; none is taken for surer than this. */
const SUREST = 0.9999;

/** −ln of the chance that was given to what then came: 0 is perfect, 0.693 a coin's throw. */
export function logLoss({ chance, correct }: { chance: number; correct: boolean }): number {
  const sure = Math.min(SUREST, Math.max(1 - SUREST, chance));
  return -Math.log(correct ? sure : 1 - sure);
}

/** What a constant prediction would have cost on average: `right` of `count` answers were right. NaN for none. */
export function logLossOfConstant(chance: number, { right, count }: { right: number; count: number }): number {
  return (right * logLoss({ chance, correct: true }) + (count - right) * logLoss({ chance, correct: false })) / count;
}
