import { afterEach, beforeEach } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { schedulePublication } from "#app/use-cases/playbook/schedule-publication.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { aPlaybook, campaignOf, type CriterionDraft, SIZE_RULE } from "./campaign.ts";
import { cloneDatabase, type TestDatabase } from "./database.ts";
import { testDeps } from "./deps.ts";
import { aWorldOf, theOwners } from "./leads.ts";

const SIZE: CriterionDraft = { key: "size", rule: SIZE_RULE, points: 20, required: true };
const PAPER: CriterionDraft = { key: "paper" };

/** The text of the campaign with another upper limit of its size. */
export const wider = (to: number) =>
  aPlaybook({ criteria: [{ ...SIZE, rule: { ...SIZE_RULE, value: [50, to] } }, PAPER] });
export const actor = (id: string) => ({ kind: "person", id }) as const;

/** For each test its own database with a published campaign of two criteria, its owners, and the reps Ada and Ben. */
export function publishingWorld() {
  let database: TestDatabase;
  let deps: ReturnType<typeof testDeps>;
  let owners: { mara: string; sami: string };
  let ada: string;
  beforeEach(async () => {
    database = await cloneDatabase();
    deps = testDeps(database.db);
    const world = await aWorldOf(deps, ["ada", "ben"], { criteria: [SIZE, PAPER] });
    ada = world.idOf("ada");
    owners = await theOwners(database.db);
  });
  afterEach(() => database.close());

  return {
    get db() {
      return database.db;
    },
    get pool() {
      return database.pool;
    },
    get deps() {
      return deps;
    },
    get owners() {
      return owners;
    },
    get ada() {
      return ada;
    },
    rep: () => ({ id: ada, timeZone: "Europe/Berlin" }),

    async signedProposal(playbook = wider(900)): Promise<string> {
      const proposed = await propose(deps, { actor: actor(owners.mara), playbook, note: "Fewer giants" });
      if (proposed.kind !== "proposed") throw new Error(JSON.stringify(proposed));
      const { proposalId, contentHash } = proposed;
      for (const signerId of Object.values(owners)) await sign(deps, { signerId, proposalId, contentHash });
      return proposalId;
    },

    async schedule(proposalId: string, inMs = 2 * HOUR_MS): Promise<string> {
      const publishAt = deps.clock.now() + inMs;
      const result = await schedulePublication(deps, { actor: actor(owners.sami), proposalId, publishAt });
      if (result.kind !== "scheduled") throw new Error(JSON.stringify(result));
      return result.scheduleId;
    },

    async noticesOf(personId: string, kind?: string) {
      const rows = await database.db.selectFrom("notice").selectAll().where("personId", "=", personId).execute();
      return rows.filter((row) => kind === undefined || row.kind === kind);
    },

    async audited(action: string): Promise<number> {
      return (await database.db.selectFrom("auditRecord").select("id").where("action", "=", action).execute()).length;
    },

    async isEligible(repId: string): Promise<boolean> {
      const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps), repIds: [repId] });
      return verdicts.get(repId)?.eligible ?? false;
    },
  };
}
