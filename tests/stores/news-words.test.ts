import { beforeAll, expect, test } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { suspend } from "#app/use-cases/eligibility/suspend.ts";
import { announceVersion } from "#app/use-cases/playbook/announce-version.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aWorldOf, waive } from "#tests/support/leads.ts";
import { practise } from "#tests/support/practise.ts";

const NAMES = ["ada", "ben", "cleo", "dora", "elif"] as const;
const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let world: Awaited<ReturnType<typeof aWorldOf>>;

beforeAll(async () => {
  deps = testDeps(database.db);
  world = await aWorldOf(deps, NAMES);
  const rep = (name: string) => ({ id: world.idOf(name), timeZone: "Europe/Berlin" });
  await practise(deps, rep("ada"), world.campaign);
  await practise(deps, rep("ben"), world.campaign, () => false);
  await practise(deps, rep("dora"), world.campaign);
  await waive(deps, world.campaign, [world.idOf("dora")]);
  await suspend(deps, {
    actor: { kind: "system" },
    campaign: world.campaign,
    repId: world.idOf("elif"),
    reason: "Waiting for the audit",
    until: null,
  });
});

/** What each was told of the practice, after the reason that was given. */
async function toldOf(width: number, enforceAfterMs?: number): Promise<Record<string, string>> {
  const size = { key: "size", rule: { ...SIZE_RULE, value: [50, width] }, points: 20, required: true };
  const draft = { criteria: [size, { key: "paper", importance: "standard" as const }] };
  await publishPlaybook(deps, aPlaybook(draft), {
    note: "Fewer giants",
    ...(enforceAfterMs === undefined ? {} : { enforceAfterMs }),
  });
  const { playbookId, nextPlaybookId } = await campaignOf(deps);
  await database.db.deleteFrom("notice").execute();
  await announceVersion(deps, { playbookId: nextPlaybookId ?? playbookId ?? 0 });
  const notices = await database.db.selectFrom("notice").select(["personId", "body"]).execute();
  const words = notices.map(({ personId, body }) => [world.nameOf(personId), body.split("” ")[1]]);
  return Object.fromEntries(words.filter(([name]) => name !== undefined));
}

test("a text that will take effect tells each what it brings them", async () => {
  expect(await toldOf(900, HOUR_MS)).toEqual({
    ada: "About 1 minute of practice before it takes effect, and your leads keep coming.",
    ben: expect.stringMatching(/^About \d minutes? of practice opens its leads for you\.$/),
    cleo: expect.stringMatching(
      /^You have not begun here: your first questions are about this text, and about \d minutes? /,
    ),
    dora: "Your waiver goes on; about 1 minute of practice, and you know this text too.",
    elif: expect.stringMatching(/^Leads are paused for you here; about \d minutes? /),
  });
});

test("a text that holds at once brings leads back only to who had them", async () => {
  deps.clock.advance(2 * HOUR_MS);
  await practise(deps, { id: world.idOf("ada"), timeZone: "Europe/Berlin" }, world.campaign);
  const told = await toldOf(800);
  expect(told.ada).toBe("About 1 minute of practice brings your leads back.");
  const others = Object.entries(told).filter(([name]) => name !== "ada");
  expect(others).toHaveLength(4);
  for (const [, words] of others) expect(words).not.toContain("back");
});
