import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { findProposal } from "#app/stores/proposals.ts";
import { announceVersion } from "#app/use-cases/playbook/announce-version.ts";
import { cancelVersion } from "#app/use-cases/playbook/end-grace.ts";
import { previewImpact } from "#app/use-cases/playbook/preview-impact.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { practise } from "#tests/support/practise.ts";
import { actor, publishingWorld, wider } from "#tests/support/publications.ts";

const here = publishingWorld();

describe("who is told", () => {
  test("everybody enrolled, once, with what changed, who says why, and the minutes", async () => {
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    const published = await publishPlaybook(here.deps, wider(900), { note: "Fewer giants" });
    const { playbookId } = await campaignOf(here.deps);
    for (let round = 0; round < 2; round += 1) await announceVersion(here.deps, { playbookId: playbookId ?? 0 });
    const told = await here.noticesOf(here.ada, "playbook_changed");
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toBe("Campaign expo: one criterion changed");
    expect(told[0]?.body).toBe(
      "Title of size. Sami: “Fewer giants” About 1 minute of practice brings your leads back.",
    );
    expect(told[0]?.href).toBe("/campaigns/expo#changes");
    expect(published.changes).toEqual([{ criterion: "size", kind: "material", parts: ["rule"] }]);
  });

  test("a note is the words of who wrote it: the one who proposed, unless the publisher wrote another", async () => {
    const proposalId = await here.signedProposal();
    await publish(here.deps, { actor: actor(here.owners.sami), proposalId });
    const { playbookId } = await campaignOf(here.deps);
    await announceVersion(here.deps, { playbookId: playbookId ?? 0 });
    expect((await here.noticesOf(here.ada, "playbook_changed"))[0]?.body).toContain("Mara: “Fewer giants”");
  });

  test("of a version taken back, those who had been told; and nobody about one gone before", async () => {
    await publishPlaybook(here.deps, wider(900), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const { id: campaignId, nextPlaybookId } = await campaignOf(here.deps);
    await announceVersion(here.deps, { playbookId: nextPlaybookId ?? 0 });
    await cancelVersion(here.deps, { actor: actor(here.owners.sami), campaignId, version: 2, reason: "Wrong figure" });
    await announceVersion(here.deps, { playbookId: nextPlaybookId ?? 0 });
    expect(await here.noticesOf(here.ada, "playbook_withdrawn")).toHaveLength(1);

    await publishPlaybook(here.deps, wider(800), { enforceAfterMs: DAY_MS, note: "Fewer giants" });
    const third = (await campaignOf(here.deps)).nextPlaybookId ?? 0;
    await cancelVersion(here.deps, { actor: actor(here.owners.sami), campaignId, version: 3, reason: "Wrong again" });
    await announceVersion(here.deps, { playbookId: third });
    expect(await here.noticesOf(here.ada)).toHaveLength(2);
  });

  test("practice then asks only what changed", async () => {
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    here.deps.clock.advance(DAY_MS);
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    await publishPlaybook(here.deps, wider(900));
    const asked: string[] = [];
    await practise(here.deps, here.rep(), await campaignOf(here.deps), (question) => {
      asked.push(question.criterionKey);
      return true;
    });
    expect(new Set(asked)).toEqual(new Set(["size"]));
    expect(await here.isEligible(here.ada)).toBe(true);
  });
});

describe("the preview", () => {
  test("says who loses eligibility when, by the same decision that is made then", async () => {
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    here.deps.clock.advance(DAY_MS);
    await practise(here.deps, here.rep(), await campaignOf(here.deps));
    const proposalId = await here.signedProposal();
    const proposal = await findProposal(here.db, proposalId);
    if (!proposal) throw new Error("no proposal");
    const at = here.deps.clock.now();
    const plan = { publishAt: at, enforceFrom: at + 2 * DAY_MS };
    const preview = async () =>
      previewImpact(here.deps, { campaign: await campaignOf(here.deps), proposal, plan, timeZone: "UTC" });
    const impact = await preview();
    expect(impact).toMatchObject({ people: 2, eligibleNow: 1, eligibleSpared: 1, eligibleAfter: 0 });
    expect(impact.losers).toEqual([
      { id: here.ada, name: "Ada", at: plan.enforceFrom, criteria: ["Title of size"], minutes: 1 },
    ]);
    expect(impact.uncovered).toHaveLength(6);
    expect(impact.practised).toEqual({ people: 0, criteria: ["Title of size"] });

    await publish(here.deps, {
      actor: actor(here.owners.sami),
      proposalId,
      enforceAfterMs: 2 * DAY_MS,
      note: "Time to practise",
    });
    expect(await here.isEligible(here.ada)).toBe(true);
    here.deps.clock.advance(2 * DAY_MS);
    expect(await here.isEligible(here.ada)).toBe(false);
  });
});
