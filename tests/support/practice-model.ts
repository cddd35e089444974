import type fc from "fast-check";
import { expect } from "vitest";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { modelName } from "#app/domain/memory/memory-model.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import { refusalOf } from "#app/domain/practice/taking-back.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import { DAY_MS, practiceDay, SECOND_MS } from "#app/domain/time.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { listMemories } from "#app/stores/memories.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { standings } from "#app/use-cases/eligibility/gate-question.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { voidAnswer } from "#app/use-cases/practice/void-answer.ts";
import type { Db } from "#db/client.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { type TestClock, testClock } from "#tests/support/clock.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { rightResponse, wrongResponse } from "#tests/support/practise.ts";

const ZONE = "Europe/Berlin";

export interface Told extends AnswerRecord {
  readonly question: StoredPresentationRecord;
}

/** What a reader with a pencil would know: lists, and nothing of how the server keeps them. */
export interface Notes {
  readonly log: Told[];
  /** What was taken back, on which practice day. */
  readonly voids: { readonly of: Told; readonly day: string; readonly answersBefore: number }[];
  session: { readonly id: string; readonly startedAt: number } | null;
  /** What each device shows. */
  readonly shown: (StoredPresentationRecord | null)[];
  /** What each device has loaded for a time without a network. */
  readonly loaded: StoredPresentationRecord[][];
  /** What each device keeps to be sent, in the order given. */
  readonly kept: KeptAnswer[][];
  /** Questions loaded ahead whose turn has come since. */
  readonly turned: Set<string>;
  /** How much of what there was to try was tried. */
  readonly tried: Tried;
}

export interface KeptAnswer {
  readonly question: StoredPresentationRecord;
  readonly right: boolean;
}

export interface Tried {
  loads: number;
  sent: number;
  refused: number;
  turned: number;
}

export interface World {
  readonly deps: Deps & { clock: TestClock };
  readonly key: string;
  readonly rep: { readonly id: string; readonly timeZone: string };
  edition: number;
  /** Another one in runs that must fail. */
  readonly submit: typeof submitAnswer;
}

export type Device = 0 | 1;
export type Step = fc.AsyncCommand<Notes, World>;

let worlds = 0;
/** A campaign of its own, a rep, and empty notes. */
export async function aWorld(
  db: Db,
  submit: typeof submitAnswer = submitAnswer,
): Promise<{ model: Notes; real: World }> {
  const key = `model-${(worlds += 1)}`;
  const own = testDeps(db, testClock());
  const world = { deps: own, key, edition: 0, submit };
  await publish(world);
  const { id } = await aPerson(own, key, { teamKeys: [key] });
  return {
    model: {
      log: [],
      voids: [],
      session: null,
      shown: [null, null],
      loaded: [[], []],
      kept: [[], []],
      turned: new Set(),
      tried: { loads: 0, sent: 0, refused: 0, turned: 0 },
    },
    real: { ...world, rep: { id, timeZone: ZONE } },
  };
}

async function publish({ deps, key, edition }: Omit<World, "rep" | "submit">): Promise<void> {
  const size = { key: "size", rule: { ...SIZE_RULE, value: [50, 1000 + edition] }, points: 20, required: true };
  const criteria = [size, { key: "paper", importance: "standard" as const }, { key: "budget" }];
  await publishPlaybook(deps, aPlaybook({ key, teams: [key], criteria }));
}

/** A step after which everything must be as the notes have it. */
export function step(name: string, run: (notes: Notes, world: World) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (notes, world) => {
      await run(notes, world);
      await expectTrue(notes, world);
    },
    toString: () => name,
  };
}

export const open = (device: Device) =>
  step(`open on device ${device}`, (notes, world) => openOn(device, notes, world));

export async function openOn(device: Device, notes: Notes, { deps, rep }: World): Promise<void> {
  const at = deps.clock.now();
  const { session, presentation } = await openSession(deps, { rep, only: null });
  const resumes = notes.session !== null && notes.session.startedAt >= at - DAY_MS;
  if (resumes) expect(session.id, "any device resumes the open session").toBe(notes.session?.id);
  const waiting = resumes && notes.shown.find((one) => one?.sessionId === session.id && !findTold(notes, one));
  if (waiting) expect(presentation?.id, "the question that waits is the same everywhere").toBe(waiting.id);
  const asked = notes.log.filter(({ question }) => question.sessionId === session.id).length;
  if (presentation) expect(asked, "a session asks no more than its cap").toBeLessThan(session.questionCap);
  notes.session = presentation ? { id: session.id, startedAt: session.startedAt } : null;
  notes.shown[device] = presentation;
  if (
    presentation &&
    notes.loaded.flat().some(({ id }) => id === presentation.id) &&
    !notes.turned.has(presentation.id)
  ) {
    notes.turned.add(presentation.id);
    notes.tried.turned += 1;
  }
}

export const answer = (device: Device, right: boolean) =>
  step(`answer ${right ? "right" : "wrong"} on device ${device}`, async (notes, world) => {
    if (!notes.shown[device]) await openOn(device, notes, world);
    const question = notes.shown[device];
    if (question) await send(question, [right], notes, world);
  });

export const answerFromTwoTabs = (device: Device) =>
  step(`answer from two tabs of device ${device}`, async (notes, world) => {
    const question = notes.shown[device];
    if (question) await send(question, [true, false], notes, world);
  });

/** Sends answers to one question at once; the first that counts stands, whatever is sent with it or after it. */
async function send(question: StoredPresentationRecord, rights: boolean[], notes: Notes, { deps, rep, submit }: World) {
  const at = deps.clock.now();
  const sent = await Promise.all(
    rights.map((right) =>
      submit(deps, {
        rep,
        presentationId: question.id,
        response: right ? rightResponse(question) : wrongResponse(question),
      }),
    ),
  );
  const results = sent.flatMap((result) => (result.kind === "answered" ? [result] : []));
  expect(results).toHaveLength(rights.length);
  const before = findTold(notes, question);
  const counted = results.filter(({ replayed }) => !replayed);
  expect(counted, "a question counts once").toHaveLength(before ? 0 : 1);
  const correct = before?.correct ?? counted[0]?.answer.correct ?? false;
  for (const result of results) expect(result.answer.correct).toBe(correct);
  if (before) return;
  expect(rights).toContain(correct);
  notes.log.push(toTold(question, correct, at));
}

/** An answer as the notes have it. */
export function toTold(question: StoredPresentationRecord, correct: boolean, at: number): Told {
  const { variant } = question.content;
  return { id: question.id, correct, at, day: practiceDay(at, ZONE), variant, voided: false, question };
}

export const missMany = step("miss sixteen in a row", async (notes, world) => {
  for (let count = 0; count < 16; count += 1) {
    await openOn(0, notes, world);
    const question = notes.shown[0];
    if (!question) return;
    await send(question, [false], notes, world);
  }
});

export const takeBack = (device: Device) =>
  step(`take back on device ${device}`, async (notes, { deps, rep }) => {
    const question = notes.shown[device];
    if (!question) return;
    const at = deps.clock.now();
    const result = await voidAnswer(deps, { rep, presentationId: question.id });
    const told = findTold(notes, question);
    if (!told) return expect(result).toEqual({ kind: "not_found" });
    if (told.voided) return expect(result).toEqual({ kind: "voided" });
    const today = notes.voids.filter(({ day }) => day === practiceDay(at, ZONE));
    const because = refusalOf({
      at,
      answeredAt: told.at,
      isLast: isLast(notes, told),
      takenBackToday: today.length,
      sameCriterionToday: today.some(({ of }) => of.question.criterionKey === question.criterionKey),
    });
    expect(result).toEqual(because ? { kind: "refused", because } : { kind: "voided" });
    if (because) return;
    notes.voids.push({ of: told, day: practiceDay(at, ZONE), answersBefore: notes.log.length });
    notes.log[notes.log.indexOf(told)] = { ...told, voided: true };
  });

/** No answer or taking-back after it, in its session or of its criterion. */
function isLast(notes: Notes, told: Told): boolean {
  const later = notes.log.slice(notes.log.indexOf(told) + 1).map(({ question }) => question);
  const undone = notes.voids
    .filter(({ answersBefore }) => answersBefore > notes.log.indexOf(told))
    .map(({ of }) => of.question);
  return ![...later, ...undone].some(
    ({ sessionId, criterionKey, criterionRevision }) =>
      sessionId === told.question.sessionId ||
      (criterionKey === told.question.criterionKey && criterionRevision === told.question.criterionRevision),
  );
}

export const change = step("publish a material change", async (_notes, world) => {
  world.edition += 1;
  await publish(world);
});

export const wait = (ms: number) =>
  step(`wait ${Math.round(ms / SECOND_MS)} s`, async (_notes, { deps }) => deps.clock.advance(ms));

export function findTold({ log }: Notes, { id }: StoredPresentationRecord): Told | undefined {
  return log.find(({ question }) => question.id === id);
}

/** After every step: the log counts each question once, memory is its fold, and the gate is what it says of that fold. */
async function expectTrue({ log, voids }: Notes, { deps, key, rep }: World): Promise<void> {
  const { db } = deps;
  const rows = await db.selectFrom("answer").select(["kind", "presentationId"]).where("repId", "=", rep.id).execute();
  const answered = rows.filter(({ kind }) => kind === "answer").map(({ presentationId }) => presentationId);
  expect(answered.toSorted()).toEqual(log.map(({ question }) => question.id).toSorted());
  expect(rows.length - answered.length).toBe(voids.length);

  const campaign = await campaignOf(deps, key);
  const names = [...new Set(log.map(({ question }) => `${question.criterionKey}@${question.criterionRevision}`))];
  const remembered = names.flatMap((name) => {
    const own = log.filter(({ question }) => `${question.criterionKey}@${question.criterionRevision}` === name);
    const state = foldAnswers(DEFAULT_MODEL, own);
    const [criterionKey = "", revision] = name.split("@");
    const of = { repId: rep.id, campaignId: campaign.id, criterionKey, revision: Number(revision) };
    return state ? [{ ...of, state, model: modelName(DEFAULT_MODEL) }] : [];
  });
  const byName = (a: { criterionKey: string; revision: number }, b: { criterionKey: string; revision: number }) =>
    a.criterionKey.localeCompare(b.criterionKey) || a.revision - b.revision;
  const kept = await listMemories(db, { campaignId: campaign.id, repIds: [rep.id] });
  expect(kept.toSorted(byName)).toEqual(remembered.toSorted(byName));

  const { checkedAt: at, verdicts } = await checkEligibility(deps, { campaign, repIds: [rep.id] });
  const playbookId = inForceId(campaign, at);
  if (playbookId === null) throw new Error("nothing in force");
  const { playbook } = await getPlaybook(db, playbookId);
  const criteria = standings(playbook, remembered);
  const readiness = decide({ at, policy: playbook.gate, criteria, pending: null });
  const standing = { enrolled: true, active: true, suspension: null, waiver: null };
  const { reasons: _reasons, ...wanted } = eligibilityOf(readiness, standing, playbook.gate, at);
  expect(verdicts.get(rep.id)).toMatchObject(wanted);
}
