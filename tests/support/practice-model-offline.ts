import { expect } from "vitest";
import { SECOND_MS } from "#app/domain/time.ts";
import { readPracticeGround } from "#app/stores/practice-ground.ts";
import { insertPresentation, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { AHEAD_AT_MOST, loadAhead } from "#app/use-cases/practice/load-ahead.ts";
import { submitAnswer, type SubmitAnswerResult } from "#app/use-cases/practice/submit-answer.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { rightResponse, wrongResponse } from "#tests/support/practise.ts";
import {
  type Device,
  findTold,
  type KeptAnswer,
  type Notes,
  openOn,
  step,
  toTold,
  type World,
} from "./practice-model.ts";

/** Loads what comes next for a time without a network: nothing moves, and asking again gives the same. */
export const loadAheadOn = (device: Device) =>
  step(`load ahead on device ${device}`, (notes, world) => load(device, notes, world));

/** As a rep does on a train: looks at what waits, and goes on without a network. */
export const ride = (device: Device, rights: readonly boolean[]) =>
  step(`answer ${rights.length} without a network on device ${device}`, async (notes, world) => {
    await openOn(device, notes, world);
    await load(device, notes, world);
    for (const right of rights) keep(device, right, notes);
  });

async function load(device: Device, notes: Notes, { deps, rep, key }: World): Promise<void> {
  const { id: campaignId } = await campaignOf(deps, key);
  const exposure = async () =>
    (await readPracticeGround(deps.db, { repId: rep.id, campaignId, sessionId: null })).exposure;
  const before = await exposure();
  const loaded = (await loadAhead(deps, { rep, only: null })).map(({ presentation }) => presentation);
  const ids = loaded.map(({ id }) => id);
  const again = (await loadAhead(deps, { rep, only: null })).map(({ presentation }) => presentation.id);
  expect(again, "asking again is no choice among variants").toEqual(ids);
  expect(await exposure(), "loaded is not shown").toEqual(before);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeLessThanOrEqual(AHEAD_AT_MOST);
  for (const question of loaded) {
    expect(findTold(notes, question), "nothing answered is loaded").toBeUndefined();
    expect(notes.turned.has(question.id), "nothing that waits is loaded").toBe(false);
  }
  notes.loaded[device] = loaded;
  notes.tried.loads += loaded.length;
  // What is answered from now on is answered after it was loaded.
  deps.clock.advance(SECOND_MS);
}

export const answerOffline = (device: Device, right: boolean) =>
  step(`answer ${right ? "right" : "wrong"} without a network on device ${device}`, async (notes) =>
    keep(device, right, notes),
  );

/** What the device shows, then what it has loaded, each once; kept, and seen by no server. */
function keep(device: Device, right: boolean, notes: Notes): void {
  const kept = notes.kept[device] ?? [];
  const known = [notes.shown[device], ...(notes.loaded[device] ?? [])].flatMap((one) => one ?? []);
  const question = known.find(({ id }) => !kept.some((one) => one.question.id === id));
  if (question) kept.push({ question, right });
}

export type Way = "in order" | "each twice" | "twice at once";

/** Sends what devices keep, each in its order, all devices at once; what is kept is forgotten only if the answer arrives. */
export const replay = (devices: readonly Device[], way: Way, forgets: boolean) =>
  step(`devices ${devices.join(" and ")} send what they keep, ${way}`, async (notes, world) => {
    const queues = devices.map((device) => notes.kept[device] ?? []);
    const runs = queues.flatMap((queue) => {
      if (way === "in order") return [queue];
      return way === "each twice" ? [queue.flatMap((one) => [one, one])] : [queue, queue];
    });
    const at = world.deps.clock.now();
    const results = (await Promise.all(runs.map((run) => sendInOrder(run, world)))).flat();
    settle(results, at, notes);
    if (forgets) for (const device of devices) notes.kept[device] = [];
  });

type Sent = KeptAnswer & { readonly result: SubmitAnswerResult };

async function sendInOrder(run: readonly KeptAnswer[], { deps, rep, submit }: World): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const { question, right } of run) {
    const response = right ? rightResponse(question) : wrongResponse(question);
    const result = await submit(deps, { rep, presentationId: question.id, response });
    sent.push({ question, right, result });
  }
  return sent;
}

/** Writes down what counted, in the order the server took it, and holds every result against that. */
function settle(results: readonly Sent[], at: number, notes: Notes): void {
  const counted = results.flatMap(({ question, right, result }) =>
    result.kind === "answered" && !result.replayed ? [{ question, right, answer: result.answer }] : [],
  );
  for (const { question, right, answer } of counted.toSorted((a, b) => a.answer.id - b.answer.id)) {
    expect(findTold(notes, question), "a question counts once").toBeUndefined();
    expect(isOvertaken(question, notes), "its reasons have not been read since it was loaded").toBe(false);
    expect(answer).toMatchObject({ correct: right, answeredAt: at });
    notes.log.push(toTold(question, right, at));
    notes.tried.sent += 1;
  }
  for (const { question, result } of results) {
    const told = findTold(notes, question);
    if (result.kind === "answered") expect(result.answer.correct, "the first stands").toBe(told?.correct);
    else expect([result.kind, told, isOvertaken(question, notes)]).toEqual(["invalid", undefined, true]);
    if (result.kind === "invalid") notes.tried.refused += 1;
  }
}

/** Loaded ahead, its turn has not come, and the very same question has been answered since. */
function isOvertaken(question: StoredPresentationRecord, { log, turned }: Notes): boolean {
  const isCopy = (other: StoredPresentationRecord) =>
    other.id !== question.id &&
    other.criterionKey === question.criterionKey &&
    other.content.variant === question.content.variant;
  const isSince = log.some((told) => told.at > question.presentedAt && isCopy(told.question));
  return question.ahead && !turned.has(question.id) && isSince;
}

/** The mutant: whatever was sent before is put on record anew, and counted again. */
export const countingTwice: typeof submitAnswer = async (deps, input) => {
  const result = await submitAnswer(deps, input);
  if (result.kind !== "answered" || !result.replayed) return result;
  const { id: _id, ...copy } = result.presentation;
  const { id } = await insertPresentation(deps.db, copy);
  return submitAnswer(deps, { ...input, presentationId: id });
};
