/** What the log says of one answered presentation; the only input of memory and evidence. */
export interface AnswerRecord {
  readonly id: string;
  readonly correct: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The rep's practice day at that moment, `YYYY-MM-DD`, stored with the answer so that a fold needs no zone data. */
  readonly day: string;
  /** Identity of the variant asked: the question's key, or for a generated scenario `key#case`. */
  readonly variant: string;
  /** True for an answer that a later record voided: it gives no credit and no memory. */
  readonly voided: boolean;
}

/** What the model believes a rep remembers of one criterion revision. A pure fold over the answers; never set by hand. */
export interface Memory {
  /** FSRS stability: days until predicted recall has fallen to 0.9. */
  readonly stability: number;
  /** FSRS difficulty, 1–10. */
  readonly difficulty: number;
  /** The shape of the curve, 0.1–0.8: FSRS-6's last weight. Kept here so that the memory alone says what it predicts. */
  readonly decay: number;
  /**
   * Share of those who don't know it and answer right all the same, 0 to under 1. What is predicted beyond it counts as
   * known. 0: every right answer counts as knowledge, as FSRS itself takes it.
   */
  readonly guess: number;
  /** How the answers to this criterion compare with what the common curve foretold. */
  readonly foretold: Foretold;
  /**
   * What the odds of this rep's recall are multiplied by (`ownOdds`), put in where a standing is put together; absent: 1. It
   * follows from all of a rep's memories, so no single one is stored with it.
   */
  readonly odds?: number;
  readonly lastAt: number;
  readonly lastDay: string;
}

/** Answers that tell of forgetting: the first of a practice day, a day or more after the one before. */
export interface Foretold {
  readonly count: number;
  readonly right: number;
  /** Sum of the recall that everybody's curve foretold for them, without guesses and without the rep's own odds. */
  readonly known: number;
}

/** The facts from answers that the gate looks at. */
export interface Evidence {
  readonly lastCorrect: boolean;
  /** Distinct variants in the unbroken run of right answers that ends with the last answer; empty after a wrong one. */
  readonly runVariants: readonly string[];
  /** Distinct practice days with a right answer since the criterion's current revision. */
  readonly rightDays: readonly string[];
  readonly answers: number;
  readonly right: number;
  readonly lapses: number;
}

/** Memory and evidence of one (rep, criterion revision); null memory means never answered. */
export interface CriterionState {
  readonly memory: Memory;
  readonly evidence: Evidence;
}
