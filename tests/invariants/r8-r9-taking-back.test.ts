import { beforeAll, describe, expect, test } from "vitest";
import { TAKE_BACK_WITHIN_MS } from "#app/domain/practice/taking-back.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { listMemories } from "#app/stores/memories.ts";
import { listAsked, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { answerAndGoOn } from "#app/use-cases/practice/answer-and-go-on.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { voidAnswer } from "#app/use-cases/practice/void-answer.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise, rightResponse, wrongResponse } from "#tests/support/practise.ts";

const database = testDatabase();
const clock = testClock();
const deps = () => testDeps(database.db, clock);

async function aRep(name: string): Promise<Practitioner> {
  return { id: (await aPerson(deps(), name, { teamKeys: ["emea"] })).id, timeZone: "Europe/Berlin" };
}

async function waiting(rep: Practitioner): Promise<StoredPresentationRecord> {
  const { presentation } = await openSession(deps(), { rep, only: await campaignOf(deps()) });
  if (!presentation) throw new Error("nothing to practise");
  return presentation;
}

async function answer(rep: Practitioner, question: StoredPresentationRecord, right: boolean) {
  const response = right ? rightResponse(question) : wrongResponse(question);
  const result = await answerAndGoOn(deps(), { rep, presentationId: question.id, response });
  if (result.kind !== "answered") throw new Error(`not answered: ${result.kind}`);
  return result;
}

const takeBack = (rep: Practitioner, { id }: StoredPresentationRecord) =>
  voidAnswer(deps(), { rep, presentationId: id });

async function memoriesOf(rep: Practitioner) {
  return listMemories(database.db, { campaignId: (await campaignOf(deps())).id, repIds: [rep.id] });
}

async function told(rep: Practitioner): Promise<string[]> {
  const events = database.db.selectFrom("outbox").select("type").where("subject", "=", `rep:${rep.id}`);
  return (await events.orderBy("id").execute()).map(({ type }) => type);
}

async function sound(): Promise<void> {
  expect((await verifyEverything(deps())).differences).toEqual([]);
}

beforeAll(async () => {
  await aPerson(deps(), "mara", { role: "marketer" });
  await aPerson(deps(), "sami", { role: "manager" });
  const criteria = ["paper", "budget", "region"].map((key) => ({ key }));
  const size = { key: "size", rule: SIZE_RULE, points: 20, required: true };
  await publishPlaybook(deps(), aPlaybook({ criteria: [size, ...criteria] }));
});

describe("taking an answer back", () => {
  test("leaves memory as it was, counts the question, and asks the criterion again with another variant", async () => {
    const rep = await aRep("slip");
    const question = await waiting(rep);
    await answer(rep, question, false);
    expect(await memoriesOf(rep)).toHaveLength(1);
    expect(await takeBack(rep, question)).toEqual({ kind: "voided" });
    expect(await memoriesOf(rep)).toEqual([]);
    const again = await submitAnswer(deps(), { rep, presentationId: question.id, response: rightResponse(question) });
    expect(again).toMatchObject({ kind: "answered", replayed: true, answer: { correct: false } });
    expect(await memoriesOf(rep), "the form sent again is no second try").toEqual([]);

    const asked = [];
    for (let next = await waiting(rep); asked.length < 4;) {
      asked.push(next.criterionKey === question.criterionKey ? next.content.variant : "another criterion");
      const { next: following } = await answer(rep, next, true);
      if (!following) break;
      next = following.presentation;
    }
    const back = asked.find((variant) => variant !== "another criterion");
    expect(back).toBeDefined();
    expect(back).not.toBe(question.content.variant);
    expect((await listAsked(database.db, question.sessionId))[0]).toMatchObject({ correct: false, voided: true });
    await sound();
  });

  test("who lost the campaign by a slip has it back, who gained it loses it again, and the change feed tells both", async () => {
    const rep = await aRep("feed");
    await practise(deps(), rep, await campaignOf(deps()));
    expect(await told(rep)).toEqual(["eligibility.granted"]);
    clock.advance(DAY_MS);
    const question = await waiting(rep);
    const before = await memoriesOf(rep);
    await answer(rep, question, false);
    expect((await told(rep)).at(-1)).toBe("eligibility.revoked");
    await takeBack(rep, question);
    expect(await told(rep)).toEqual(["eligibility.granted", "eligibility.revoked", "eligibility.granted"]);
    const byKey = (memories: typeof before) =>
      memories.toSorted((a, b) => a.criterionKey.localeCompare(b.criterionKey));
    expect(byKey(await memoriesOf(rep)), "neither better nor worse than before").toEqual(byKey(before));

    const newcomer = await aRep("unfeed");
    let next: StoredPresentationRecord | null = await waiting(newcomer);
    let opened: StoredPresentationRecord | null = null;
    while (next && !opened) {
      const result = await submitAnswer(deps(), {
        rep: newcomer,
        presentationId: next.id,
        response: rightResponse(next),
      });
      if (result.kind === "answered" && result.opened) opened = next;
      else next = (await openSession(deps(), { rep: newcomer, only: await campaignOf(deps()) })).presentation;
    }
    if (!opened) throw new Error("never opened");
    await takeBack(newcomer, opened);
    expect(await told(newcomer)).toEqual(["eligibility.granted", "eligibility.revoked"]);
    await sound();
  });

  test("is for a minute, the last answer, once per criterion and three times a day, and for oneself", async () => {
    const rep = await aRep("limits");
    const first = await waiting(rep);
    const { next } = await answer(rep, first, true);
    expect(await takeBack(await aRep("thief2"), first)).toEqual({ kind: "not_found" });
    if (!next) throw new Error("only one question");
    expect(await takeBack(rep, next.presentation), "not answered yet").toEqual({ kind: "not_found" });
    await answer(rep, next.presentation, true);
    expect(await takeBack(rep, first)).toEqual({ kind: "refused", because: "later_answer" });
    clock.advance(TAKE_BACK_WITHIN_MS + 1);
    expect(await takeBack(rep, next.presentation)).toEqual({ kind: "refused", because: "too_late" });

    const outcomes: string[] = [];
    const taken = new Set<string>();
    for (let count = 0; count < 12; count += 1) {
      const question = await waiting(rep);
      await answer(rep, question, false);
      const result = await takeBack(rep, question);
      const expected = taken.has(question.criterionKey) ? "same_criterion" : taken.size === 3 ? "too_many" : "voided";
      const outcome = result.kind === "refused" ? result.because : result.kind;
      expect(outcome).toBe(expected);
      if (outcome === "voided") taken.add(question.criterionKey);
      outcomes.push(outcome);
    }
    expect(new Set(outcomes)).toEqual(new Set(["voided", "same_criterion", "too_many"]));
    await sound();
  });

  test("eight times at once, it is one record; while another tab answers, one of the orders happened", async () => {
    const rep = await aRep("tabs2");
    const question = await waiting(rep);
    await answer(rep, question, false);
    const at = await Promise.all(Array.from({ length: 8 }, () => takeBack(rep, question)));
    expect(at.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => "voided"));
    const voids = database.db.selectFrom("answer").select("id").where("repId", "=", rep.id).where("kind", "=", "void");
    expect(await voids.execute()).toHaveLength(1);

    for (let round = 0; round < 5; round += 1) {
      const racer = await aRep(`racer${round}`);
      const mine = await waiting(racer);
      const { next } = await answer(racer, mine, round % 2 === 0);
      if (!next) throw new Error("only one question");
      const response = rightResponse(next.presentation);
      const [taken, answered] = await Promise.all([
        takeBack(racer, mine),
        submitAnswer(deps(), { rep: racer, presentationId: next.presentation.id, response }),
      ]);
      expect(answered.kind).toBe("answered");
      expect([{ kind: "voided" }, { kind: "refused", because: "later_answer" }]).toContainEqual(taken);
      expect((await memoriesOf(racer)).length).toBe(taken.kind === "voided" ? 1 : 2);
    }
    await sound();
  });
});
