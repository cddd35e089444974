import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { listFlags, findFlagOf, countOpenFlags } from "#app/stores/views/question-flags.ts";
import { questionStatisticsOf } from "#app/stores/views/question-statistics.ts";
import { answerFlag } from "#app/use-cases/questions/answer-flag.ts";
import { flagQuestion } from "#app/use-cases/questions/flag-question.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let mara: string;
let campaignId: number;
const reps: Practitioner[] = [];

beforeAll(async () => {
  deps = testDeps(database.db);
  await aTeam(deps, "emea");
  mara = (await aPerson(deps, "mara", { role: "marketer" })).id;
  await aPerson(deps, "sami", { role: "manager" });
  for (const name of ["ada", "bo", "cy"]) {
    const { id } = await aPerson(deps, name, { teamKeys: ["emea"] });
    reps.push({ id, timeZone: "Europe/Berlin" });
  }
  await publishPlaybook(deps, aPlaybook());
  campaignId = (await campaignOf(deps)).id;
  // Ada knows everything, Bo nothing of `paper`; Cy never practised.
  await practise(deps, reps[0]!, null);
  await practise(deps, reps[1]!, null, ({ criterionKey }) => criterionKey !== "paper");
});

async function answeredBy(rep: Practitioner, criterion: string) {
  const row = await deps.db
    .selectFrom("answer")
    .select(["presentationId", "variant"])
    .where("repId", "=", rep.id)
    .where("criterionKey", "=", criterion)
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return { presentationId: row.presentationId, key: row.variant };
}

const audits = async (action: string) =>
  (await deps.db.selectFrom("auditRecord").select("id").where("action", "=", action).execute()).length;
const notices = (kind: string) =>
  deps.db.selectFrom("notice").select(["personId", "href", "title"]).where("kind", "=", kind).execute();

describe("flagging a question", () => {
  test("counts once per person and text, also when it is sent ten times at once", async () => {
    const { presentationId, key } = await answeredBy(reps[0]!, "size");
    const flag = () =>
      flagQuestion(deps, { repId: reps[0]!.id, presentationId, reason: "wrong", words: "It isn't so." });
    const results = await Promise.all(Array.from({ length: 10 }, flag));
    expect(results.filter(({ kind }) => kind === "flagged")).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === "flagged_before")).toHaveLength(9);
    expect(await listFlags(deps.db, { campaignId, questionKey: key })).toMatchObject([
      { reason: "wrong", words: "It isn't so.", by: "Ada", reply: null },
    ]);
    expect(await countOpenFlags(deps.db, campaignId)).toEqual(new Map([[key, 1]]));
    expect(await audits("question.flagged")).toBe(1);
    expect(await notices("question_flagged")).toMatchObject([{ personId: mara }]);
  });

  test("is for what one was asked and has answered: not somebody else's, not what still waits", async () => {
    const { presentationId } = await answeredBy(reps[0]!, "size");
    const words = "Which size?";
    expect(await flagQuestion(deps, { repId: reps[1]!.id, presentationId, reason: "ambiguous", words })).toEqual({
      kind: "not_found",
    });
    const waiting = (await openSession(deps, { rep: reps[2]!, only: null })).presentation;
    const early = { repId: reps[2]!.id, presentationId: waiting?.id ?? "", reason: "ambiguous", words } as const;
    expect(await flagQuestion(deps, early)).toEqual({ kind: "not_found" });
  });

  test("gets one reply, whoever is quicker, and the rep hears of it", async () => {
    const { presentationId, key } = await answeredBy(reps[1]!, "paper");
    const flagged = await flagQuestion(deps, {
      repId: reps[1]!.id,
      presentationId,
      reason: "ambiguous",
      words: "Which?",
    });
    if (flagged.kind !== "flagged") throw new Error(flagged.kind);
    const reply = (words: string) =>
      answerFlag(deps, { personId: mara, campaignId, flagId: flagged.flagId, outcome: "explained", words });
    const results = await Promise.all(["The first.", "The second."].map(reply));
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["answered", "answered_before"]);
    const [shown] = await listFlags(deps.db, { campaignId, questionKey: key });
    expect(shown?.reply).toMatchObject({ outcome: "explained", by: "Mara" });
    expect(await findFlagOf(deps.db, { presentationId, personId: reps[1]!.id })).toEqual(shown);
    expect(await findFlagOf(deps.db, { presentationId, personId: reps[0]!.id })).toBeNull();
    expect(await notices("flag_answered")).toMatchObject([
      { personId: reps[1]!.id, href: `/practice?answered=${presentationId}` },
    ]);
    const elsewhere = { personId: mara, campaignId: campaignId + 1, flagId: flagged.flagId } as const;
    expect(await answerFlag(deps, { ...elsewhere, outcome: "corrected", words: "x" })).toEqual({ kind: "not_found" });
  });

  test("is append-only, like the reply", async () => {
    await expect(deps.db.deleteFrom("questionFlag").execute()).rejects.toThrow("append-only");
    await expect(deps.db.updateTable("questionFlagReply").set({ words: "x" }).execute()).rejects.toThrow("append-only");
  });
});

test("statistics are those of the log, counted by hand", async () => {
  const answers = await deps.db.selectFrom("answer").select(["variant", "repId", "correct"]).execute();
  const { key } = await answeredBy(reps[1]!, "paper");
  const own = answers.filter(({ variant }) => variant === key);
  const statistics = (await questionStatisticsOf(deps.db, campaignId, new Map([[key, ["True", "False"]]]))).get(key);
  const wrong = own.filter(({ correct }) => !correct).length;
  expect(wrong).toBeGreaterThan(0);
  expect(statistics).toMatchObject({
    asked: own.length,
    people: new Set(own.map(({ repId }) => repId)).size,
    facility: { kind: "too_few", count: own.length - wrong, total: own.length },
    discrimination: { kind: "unknown", because: "too_few" },
    // "True" is right in every question here.
    options: [
      { text: "True", picked: own.length - wrong },
      { text: "False", picked: wrong },
    ],
  });
});

test("an answer that was taken back counts neither for its question nor for what its rep does elsewhere", async () => {
  const { key } = await answeredBy(reps[1]!, "paper");
  const read = async () =>
    (await questionStatisticsOf(deps.db, campaignId, new Map([[key, ["True", "False"]]]))).get(key)!;
  const before = await read();
  await deps.db.executeQuery(
    sql`insert into answer (kind, voids_id, presentation_id, session_id, rep_id, campaign_id, criterion_key,
        criterion_revision, variant, correct, answered_at, day)
      select 'void', id, presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant,
        correct, answered_at, day
      from answer where variant = ${key} order by id limit 1`.compile(deps.db),
  );
  const after = await read();
  expect(after.asked).toBe(before.asked - 1);
  expect(after.options.reduce((sum, { picked }) => sum + picked, 0)).toBe(after.asked);
  expect(await questionStatisticsOf(deps.db, campaignId + 1, new Map([[key, []]]))).toMatchObject(
    new Map([[key, { asked: 0, people: 0 }]]),
  );
});
