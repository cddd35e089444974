import { beforeAll, describe, expect, test } from "vitest";
import type { PartName } from "#app/domain/playbook/parts.ts";
import { findOpenProposal, listSignatures } from "#app/stores/proposals.ts";
import { listDraftEdits } from "#app/stores/drafts.ts";
import { bringUpToDate } from "#app/use-cases/drafts/bring-up-to-date.ts";
import { commentOnDraft } from "#app/use-cases/drafts/comment.ts";
import { currentDraft, type CurrentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { discardDraft } from "#app/use-cases/drafts/discard-draft.ts";
import { offerDraft } from "#app/use-cases/drafts/offer-draft.ts";
import { saveParts } from "#app/use-cases/drafts/save-part.ts";
import { saveText } from "#app/use-cases/drafts/save-text.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let mara: string;
let sami: string;

beforeAll(async () => {
  deps = testDeps(database.db);
  await aTeam(deps, "emea");
  mara = (await aPerson(deps, "mara", { role: "marketer" })).id;
  sami = (await aPerson(deps, "sami", { role: "manager" })).id;
});

/** A campaign of its own with version 1 published. */
async function aCampaign(key: string) {
  await publishPlaybook(deps, aPlaybook({ key }));
  const { id } = await campaignOf(deps, key);
  const draft = async (): Promise<CurrentDraft> => {
    const current = await currentDraft(deps, id);
    if (!current) throw new Error("neither draft nor version");
    return current;
  };
  const save = (personId: string, part: PartName, value: unknown, base: string) =>
    saveParts(deps, { actor: { kind: "person", id: personId }, campaignId: id, edits: [{ part, value, base }] });
  return { id, draft, save };
}

function reworded(current: CurrentDraft, key: string, why: string) {
  return { ...Object(current.parts.get(`criteria/${key}`)), why };
}

describe("several people on one draft", () => {
  test("two who edit different parts from the same page both keep their work", async () => {
    const { draft, save } = await aCampaign("apart");
    const shown = await draft();
    await save(mara, "criteria/size", reworded(shown, "size", "Mara's reason."), shown.fingerprint("criteria/size"));
    await save(sami, "criteria/paper", reworded(shown, "paper", "Sami's reason."), shown.fingerprint("criteria/paper"));
    const { playbook, draft: saved } = await draft();
    expect(playbook.criteria.map(({ why }) => why)).toEqual(["Mara's reason.", "Sami's reason."]);
    expect(saved?.revision).toBe(2);
  });

  test("a stale save is told what is there now, by whom, and overwrites nothing", async () => {
    const { draft, save, id } = await aCampaign("stale");
    const shown = await draft();
    const base = shown.fingerprint("criteria/size");
    await save(mara, "criteria/size", reworded(shown, "size", "First."), base);
    const second = await save(sami, "criteria/size", reworded(shown, "size", "Second."), base);
    expect(second).toMatchObject({
      kind: "conflict",
      conflicts: [{ part: "criteria/size", theirs: { why: "First." } }],
    });
    expect((await draft()).playbook.criteria[0]?.why).toBe("First.");

    const again = second.kind === "conflict" ? (second.conflicts[0]?.base ?? "") : "";
    expect(await save(sami, "criteria/size", reworded(shown, "size", "First and second."), again)).toMatchObject({
      kind: "saved",
    });
    const edits = await listDraftEdits(deps.db, { draftId: (await draft()).draft?.id ?? "" });
    expect(edits.map(({ after }) => Object(after).why)).toEqual(["First and second.", "First."]);
    expect(id).toBeGreaterThan(0);
  });

  test("of many who save the same part at once exactly one wins, every other is told", async () => {
    const { draft, save } = await aCampaign("race");
    const shown = await draft();
    const base = shown.fingerprint("criteria/size");
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        save(index % 2 === 0 ? mara : sami, "criteria/size", reworded(shown, "size", `Text ${index}.`), base),
      ),
    );
    expect(results.filter(({ kind }) => kind === "saved")).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === "conflict")).toHaveLength(7);
    const edits = await listDraftEdits(deps.db, { draftId: (await draft()).draft?.id ?? "" });
    expect(edits).toHaveLength(1);
  });

  test("a whole text keeps what others saved meanwhile, and is told where both changed the same", async () => {
    const { draft, save, id } = await aCampaign("text");
    const shown = await draft();
    await save(mara, "criteria/size", reworded(shown, "size", "Mara's."), shown.fingerprint("criteria/size"));
    const mine = (size: string, paper: string) => ({
      ...shown.playbook,
      criteria: shown.playbook.criteria.map((criterion) => ({
        ...criterion,
        why: criterion.key === "size" ? size : paper,
      })),
    });
    const actor = { kind: "person", id: sami } as const;
    const was = shown.playbook.criteria[0]?.why ?? "";
    expect(await saveText(deps, { actor, campaignId: id, playbook: mine(was, "Sami's."), shown: 0 })).toEqual({
      kind: "saved",
    });
    expect((await draft()).playbook.criteria.map(({ why }) => why)).toEqual(["Mara's.", "Sami's."]);
    expect(await saveText(deps, { actor, campaignId: id, playbook: mine("Mine.", "Sami's."), shown: 0 })).toMatchObject(
      {
        kind: "conflict",
        parts: ["criteria/size"],
      },
    );
    expect((await draft()).playbook.criteria[0]?.why).toBe("Mara's.");
  });
});

describe("what is offered for signatures", () => {
  test("an edit closes the offer: who has signed is told, and nothing can be published on that signature", async () => {
    const { draft, save, id } = await aCampaign("void");
    const shown = await draft();
    await save(mara, "criteria/size", reworded(shown, "size", "One."), shown.fingerprint("criteria/size"));
    const offered = await offerDraft(deps, { personId: mara, campaignId: id, revision: 1, note: "" });
    if (offered.kind !== "offered") throw new Error(offered.kind);
    const proposal = await findOpenProposal(deps.db, id);
    await sign(deps, { signerId: sami, proposalId: offered.proposalId, contentHash: proposal?.contentHash ?? "" });

    const again = await draft();
    await save(mara, "criteria/size", reworded(again, "size", "Two."), again.fingerprint("criteria/size"));
    expect(await findOpenProposal(deps.db, id)).toBeNull();
    expect(
      await sign(deps, { signerId: mara, proposalId: offered.proposalId, contentHash: proposal?.contentHash ?? "" }),
    ).toEqual({ kind: "closed" });
    expect(await publish(deps, { actor: { kind: "person", id: mara }, proposalId: offered.proposalId })).toEqual({
      kind: "closed",
    });
    // Who signed what stays visible.
    expect(await listSignatures(deps.db, offered.proposalId)).toHaveLength(1);
    const told = await deps.db.selectFrom("notice").select("personId").where("kind", "=", "signature_void").execute();
    expect(told).toContainEqual({ personId: sami });
  });

  test("publishing what was offered closes the draft; the next one begins from that version", async () => {
    const { draft, save, id } = await aCampaign("closes");
    const shown = await draft();
    await save(mara, "criteria/size", reworded(shown, "size", "New."), shown.fingerprint("criteria/size"));
    const offered = await offerDraft(deps, { personId: mara, campaignId: id, revision: 1, note: "Clearer." });
    if (offered.kind !== "offered") throw new Error(offered.kind);
    const hash = (await findOpenProposal(deps.db, id))?.contentHash ?? "";
    for (const signerId of [mara, sami]) {
      await sign(deps, { signerId, proposalId: offered.proposalId, contentHash: hash });
    }
    await publish(deps, { actor: { kind: "person", id: mara }, proposalId: offered.proposalId });
    const next = await draft();
    expect([next.draft, next.baseVersion, next.playbook.criteria[0]?.why]).toEqual([null, 2, "New."]);
  });

  test("an offer of a draft that moved on, or that can't be passed, is refused", async () => {
    const { draft, save, id } = await aCampaign("refused");
    const shown = await draft();
    await save(mara, "questions/size-q1", null, shown.fingerprint("questions/size-q1"));
    await save(mara, "questions/size-q2", null, shown.fingerprint("questions/size-q2"));
    expect(await offerDraft(deps, { personId: mara, campaignId: id, revision: 1, note: "" })).toEqual({
      kind: "moved_on",
    });
    const refused = await offerDraft(deps, { personId: mara, campaignId: id, revision: 2, note: "" });
    expect(refused.kind === "invalid" && refused.problems[0]?.message).toContain('1 question variant for "size"');
  });

  test("a draft behind a newer version is brought onto it; where both changed a part, somebody chooses", async () => {
    const { draft, save, id } = await aCampaign("behind");
    const shown = await draft();
    await save(mara, "criteria/size", reworded(shown, "size", "Draft."), shown.fingerprint("criteria/size"));
    const file = shown.playbook.criteria.map((one) => ({
      ...one,
      why: one.key === "size" ? "File." : "From the file.",
    }));
    await publishPlaybook(deps, { ...shown.playbook, criteria: file });
    expect(await offerDraft(deps, { personId: mara, campaignId: id, revision: 1, note: "" })).toMatchObject({
      kind: "behind",
      base: 1,
      latest: 2,
    });
    const asked = { personId: mara, campaignId: id };
    expect(await bringUpToDate(deps, { ...asked, choices: new Map() })).toMatchObject({
      kind: "conflict",
      parts: ["criteria/size"],
    });
    await bringUpToDate(deps, { ...asked, choices: new Map([["criteria/size", "mine"]]) });
    const { playbook, baseVersion } = await draft();
    expect([baseVersion, ...playbook.criteria.map(({ why }) => why)]).toEqual([2, "Draft.", "From the file."]);
  });
});

test("a broken part is refused with its place, and a removed criterion takes its questions along", async () => {
  const { draft, save } = await aCampaign("parts");
  const shown = await draft();
  const base = shown.fingerprint("criteria/size");
  const broken = await save(mara, "criteria/size", { ...reworded(shown, "size", "x"), points: -1 }, base);
  expect(broken.kind === "invalid" && broken.problems[0]?.place).toBe("criteria[0].points");
  expect((await draft()).draft).toBeNull();
  await save(mara, "criteria/size", null, base);
  const { playbook } = await draft();
  expect(playbook.questions.filter(({ criterion }) => criterion === "size")).toEqual([]);
});

test("a comment tells the other owner; a discarded draft leaves the version as it was", async () => {
  const { draft, save, id } = await aCampaign("talk");
  const shown = await draft();
  await save(mara, "criteria/size", reworded(shown, "size", "New."), shown.fingerprint("criteria/size"));
  await commentOnDraft(deps, { personId: sami, campaignId: id, part: "criteria/size", body: "Too small for us." });
  const told = await deps.db
    .selectFrom("notice")
    .select(["personId", "body"])
    .where("kind", "=", "draft_comment")
    .execute();
  expect(told).toContainEqual({ personId: mara, body: "Too small for us." });
  expect(await discardDraft(deps, { personId: mara, campaignId: id, revision: 0 })).toEqual({ kind: "moved_on" });
  await discardDraft(deps, { personId: mara, campaignId: id, revision: 1 });
  const now = await draft();
  expect([now.draft, now.playbook.criteria[0]?.why]).toEqual([null, "Because of size."]);
});
