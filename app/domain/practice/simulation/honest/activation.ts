import { HOUR_MS, SECOND_MS } from "#app/domain/time.ts";
import { type TrueMemory, normal } from "../true-memory.ts";

/** One occasion on which a criterion was read or answered: its trace fades as a power of time. */
interface Trace {
  readonly at: number;
  readonly decay: number;
}

export interface ActivationState {
  readonly traces: readonly Trace[];
  readonly threshold: number;
  readonly leastDecay: number;
}

export interface ActivationParameters {
  readonly threshold: number;
  readonly leastDecay: number;
  readonly decayScale: number;
  readonly noise: number;
}

/**
 * Parameters of Pavlik and Anderson for foreign words: their paper of 2008, and the noisier fit of 2005. The scheduler
 * knows nothing of either.
 */
export const ACTIVATION_2008: ActivationParameters = {
  threshold: -0.704,
  leastDecay: 0.177,
  decayScale: 0.279,
  noise: 0.0786,
};
export const ACTIVATION_2005: ActivationParameters = {
  threshold: -0.704,
  leastDecay: 0.177,
  decayScale: 0.217,
  noise: 0.255,
};

/** People and criteria differ: assumed, not measured. */
const THRESHOLD_SPREAD = 0.2;
const CRITERION_SPREAD = 0.2;
const DECAY_SPREAD = 0.2;

/** Of three options one is guessed right; now and then somebody clicks beside what they know. */
const GUESS = 1 / 3;
const SLIP = 0.03;

/** Outside a sitting little interferes: such time counts a fortieth (the same papers). */
const SITTING_MS = 4 * HOUR_MS;
const OUTSIDE = 0.025;

/**
 * True memory after ACT-R (Pavlik and Anderson 2005, 2008), unlike the scheduler's: each occasion leaves a trace, activation
 * m = ln Σ t ^ −d, and d = c · e ^ m + a of the moment it was laid, so that massed traces fade faster. Known with chance
 * 1 / (1 + e ^ ((τ − m) / s)). Everybody has read the page once at the start.
 */
export function activationModel(parameters: ActivationParameters): TrueMemory<ActivationState> {
  const { threshold, leastDecay, decayScale, noise } = parameters;
  return {
    begin: ({ learning, forgetting }, _, startsAt, chance) => ({
      threshold: threshold - THRESHOLD_SPREAD * learning + CRITERION_SPREAD * normal(chance),
      leastDecay: leastDecay * Math.exp(DECAY_SPREAD * forgetting),
      traces: [{ at: startsAt, decay: leastDecay }],
    }),
    recall: (state, at) => 1 / (1 + Math.exp((state.threshold - activation(state, at)) / noise)),
    after: (state, { at }) => {
      const decay = decayScale * Math.exp(activation(state, at)) + state.leastDecay;
      return { ...state, traces: [...state.traces, { at, decay }] };
    },
    answersRight: (recall) => recall * (1 - SLIP) + (1 - recall) * GUESS,
  };
}

function activation({ traces }: ActivationState, at: number): number {
  return Math.log(traces.reduce((sum, trace) => sum + Math.pow(feltSeconds(at - trace.at), -trace.decay), 0));
}

function feltSeconds(elapsedMs: number): number {
  const inside = Math.min(elapsedMs, SITTING_MS);
  return Math.max(1, (inside + OUTSIDE * (elapsedMs - inside)) / SECOND_MS);
}
