/** What a pool has given one rep so far. */
export interface LedgerEntry {
  readonly repId: string;
  /** Virtual time up to which the rep has been served. */
  readonly pass: number;
  /** Turns given back, for leads that were none. */
  readonly credit: number;
  readonly assigned: number;
  readonly lastAssignedAt: number | null;
}

export interface Ledger {
  /** Where the turn of whoever waited longest begins; newcomers and returners start there. */
  readonly virtualTime: number;
  readonly entries: readonly LedgerEntry[];
}

export const EMPTY_LEDGER: Ledger = { virtualTime: 0, entries: [] };

/** Somebody whose turn it may be. */
export interface Contender {
  readonly repId: string;
  readonly weight: number;
}
export interface Turn extends Contender {
  /** Virtual time at which their next turn begins: max(pass, virtual time) − credit/weight. */
  readonly start: number;
  /** And by which it should be over: start + 1/weight. */
  readonly end: number;
  readonly lastAssignedAt: number | null;
}

/** The next turn of each contender. Who is new, or was away, starts at the pool's time: no catching up, no flood. */
export function turnsOf(ledger: Ledger, contenders: readonly Contender[]): readonly Turn[] {
  return contenders.map(({ repId, weight }) => {
    const entry = entryOf(ledger, repId);
    const start = Math.max(entry.pass, ledger.virtualTime) - entry.credit / weight;
    return { repId, weight, start, end: start + 1 / weight, lastAssignedAt: entry.lastAssignedAt };
  });
}

/**
 * Whose turn has begun: start ≤ the weighted mean of all starts. Stride scheduling picks the smallest start, which lets a
 * heavy rep fall up to weight·(n − 1)/Σweights leads behind; picking the earliest end among turns that have begun (EEVDF,
 * Stoica 1996) keeps everybody within one lead of their share, whatever the weights.
 */
export function begunTurns(turns: readonly Turn[]): readonly Turn[] {
  const weights = turns.reduce((sum, turn) => sum + turn.weight, 0);
  const mean = turns.reduce((sum, turn) => sum + turn.weight * turn.start, 0) / weights;
  // Sums of floats: a turn that begins exactly at the mean must not miss it by a rounding error.
  return turns.filter((turn) => turn.start <= mean + 1e-9);
}

/** The ledger after one of the contenders was given a lead: a credit is used up first, else their pass moves on. */
export function withTurnTaken(ledger: Ledger, turns: readonly Turn[], repId: string, at: number): Ledger {
  const turn = turns.find((one) => one.repId === repId);
  if (!turn) return ledger;
  const entry = entryOf(ledger, repId);
  const reached = Math.max(entry.pass, ledger.virtualTime);
  const taken =
    entry.credit > 0 ? { pass: reached, credit: entry.credit - 1 } : { pass: reached + 1 / turn.weight, credit: 0 };
  const next = { ...entry, ...taken, assigned: entry.assigned + 1, lastAssignedAt: at };
  const waiting = turns.map((one) => (one.repId === repId ? next.pass - next.credit / one.weight : one.start));
  return withEntry({ ...ledger, virtualTime: Math.max(ledger.virtualTime, Math.min(...waiting)) }, next);
}

/** The ledger after a lead turned out to be none: the rep's turn comes back. */
export function withTurnGivenBack(ledger: Ledger, repId: string): Ledger {
  const entry = entryOf(ledger, repId);
  return withEntry(ledger, { ...entry, credit: entry.credit + 1 });
}

export function entryOf(ledger: Ledger, repId: string): LedgerEntry {
  const known = ledger.entries.find((entry) => entry.repId === repId);
  return known ?? { repId, pass: ledger.virtualTime, credit: 0, assigned: 0, lastAssignedAt: null };
}

function withEntry(ledger: Ledger, changed: LedgerEntry): Ledger {
  return { ...ledger, entries: [...ledger.entries.filter((entry) => entry.repId !== changed.repId), changed] };
}
