import { foldAnswers, withAnswer } from "#app/domain/memory/fold.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { ownOdds, stateWithOdds } from "#app/domain/memory/own-odds.ts";
import type { AnswerRecord, CriterionState } from "#app/domain/memory/memory.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { assess, type Requirement } from "./assess.ts";
import type { CriterionStanding, Level } from "./readiness.ts";
import { untilOf } from "./until.ts";

/** An answer with what became of it; instants in epoch milliseconds. */
export interface PastAnswer extends AnswerRecord {
  readonly criterionKey: string;
  readonly revision: number;
  readonly voidedAt: number | null;
}

/** What a version asked for from the instant it took effect. */
export interface PastVersion {
  readonly from: number;
  readonly version: number;
  readonly policy: GatePolicy;
  readonly criteria: readonly Pick<CriterionStanding, "key" | "title" | "importance" | "revision">[];
}

export type LevelCause =
  | { readonly kind: "answer"; readonly criterion: string; readonly correct: boolean }
  | { readonly kind: "taken_back"; readonly criterion: string }
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "time" };

export interface LevelChange {
  readonly at: number;
  readonly from: Level;
  readonly to: Level;
  readonly cause: LevelCause;
}

interface Past {
  readonly model: MemoryModel;
  /** In log order. */
  readonly answers: readonly PastAnswer[];
  /** In the order in which they took effect. */
  readonly versions: readonly PastVersion[];
  /** Changes from here on are told; what lies before is only folded. */
  readonly since: number;
  readonly now: number;
}

/**
 * Every change of a rep's level in a campaign, oldest first: the gate's level after each answer, each answer taken back and
 * each version that took effect, and the instant between two of them at which time alone ended it. Follows from the log
 * alone, so that nothing of it need be stored. Waivers and suspensions don't change a level: they are told elsewhere.
 */
export function levelHistory(past: Past): LevelChange[] {
  const { versions, since, now } = past;
  const log = openLog(past.model);
  const changes: LevelChange[] = [];
  let version: PastVersion | null = null;
  let told: { level: Level; at: number } | null = null;

  function moveTo(at: number, cause: LevelCause): void {
    if (!told || at < since) return;
    const level = version ? assess(asked(version, log), at).level : "not_ready";
    if (level !== told.level) changes.push({ at, from: told.level, to: level, cause });
    told = { level, at };
  }
  function passTo(at: number): void {
    if (at < since) return;
    const requirement = version && asked(version, log);
    told ??= { level: requirement ? assess(requirement, since).level : "not_ready", at: since };
    if (told.level === "not_ready" || !requirement || assess(requirement, at).level === told.level) return;
    const question = { ...requirement, at: told.at, pending: null };
    const until = untilOf(question, assess(requirement, told.at));
    moveTo(until ?? at, { kind: "time" });
  }

  for (const moment of momentsOf(past.answers, versions, now)) {
    passTo(moment.at);
    if (moment.kind === "version") version = moment.version;
    else if (moment.kind === "answer") log.add(moment.answer);
    else log.takeBack(moment.answer);
    moveTo(moment.at, causeOf(moment));
  }
  passTo(now);
  return changes;
}

type Moment = { readonly at: number } & (
  | { readonly kind: "version"; readonly version: PastVersion }
  | { readonly kind: "answer" | "taken_back"; readonly answer: PastAnswer }
);

/** Everything that happened up to now, in order. The log's order decides between answers, not their clocks. */
function momentsOf(answers: readonly PastAnswer[], versions: readonly PastVersion[], now: number): Moment[] {
  let last = -Infinity;
  const given = answers.map((answer): Moment => {
    last = Math.max(last, answer.at);
    return { kind: "answer", at: last, answer };
  });
  const takenBack = answers.flatMap((answer): Moment[] =>
    answer.voidedAt === null ? [] : [{ kind: "taken_back", at: answer.voidedAt, answer }],
  );
  const published = versions.map((version): Moment => ({ kind: "version", at: version.from, version }));
  // A sort is stable: what happened at one instant stays in this order.
  return [...published, ...given, ...takenBack].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
}

function causeOf(moment: Moment): LevelCause {
  if (moment.kind === "version") return { kind: "version", version: moment.version.version };
  const { criterionKey: criterion, correct } = moment.answer;
  return moment.kind === "answer" ? { kind: "answer", criterion, correct } : { kind: "taken_back", criterion };
}

interface Log {
  readonly add: (answer: PastAnswer) => void;
  readonly takeBack: (answer: PastAnswer) => void;
  readonly stateOf: (criterion: string, revision: number) => CriterionState | null;
}

/** The states so far by criterion revision. Local to one history: nothing outside sees it change. */
function openLog(model: MemoryModel): Log {
  const given = new Map<string, PastAnswer[]>();
  const states = new Map<string, CriterionState | null>();
  const keyOf = ({ criterionKey, revision }: PastAnswer) => `${criterionKey}@${revision}`;
  let odds: number | null = null;
  return {
    add: (answer) => {
      const key = keyOf(answer);
      const standing = { ...answer, voided: false };
      given.set(key, [...(given.get(key) ?? []), standing]);
      states.set(key, withAnswer(model, states.get(key) ?? null, standing));
      odds = null;
    },
    takeBack: (answer) => {
      const key = keyOf(answer);
      const left = (given.get(key) ?? []).filter(({ id }) => id !== answer.id);
      given.set(key, left);
      states.set(key, foldAnswers(model, left));
      odds = null;
    },
    stateOf: (criterion, revision) => {
      const state = states.get(`${criterion}@${revision}`) ?? null;
      odds ??= ownOdds([...states.values()].flatMap((each) => each?.memory ?? []));
      return state && stateWithOdds(state, odds);
    },
  };
}

function asked({ policy, criteria }: PastVersion, log: Log): Requirement {
  return {
    policy,
    criteria: criteria.map((criterion) => ({
      ...criterion,
      state: log.stateOf(criterion.key, criterion.revision),
      answeredBefore: false,
    })),
  };
}
