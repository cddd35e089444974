import { DEFAULT_WEIGHTS, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { insertFittedModel } from "#app/stores/memory-models.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { suspend } from "#app/use-cases/eligibility/suspend.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { chooseModel } from "#app/use-cases/memory/choose-model.ts";
import { replayMemories } from "#app/use-cases/memory/replay-memories.ts";
import { addLeave } from "#app/use-cases/people/set-leave.ts";
import { setMembership } from "#app/use-cases/people/set-membership.ts";
import { claimLead } from "#app/use-cases/routing/claim.ts";
import { reassignLeadNow } from "#app/use-cases/routing/reassign.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { stepHold } from "#app/use-cases/routing/step-hold.ts";
import { aPlaybook, campaignOf, type CampaignDraft, publishPlaybook } from "./campaign.ts";
import type { TestClock } from "./clock.ts";
import { aLead, aSalesTeam, receive, ROUTER, theDetails } from "./leads.ts";
import { SYSTEM } from "./people.ts";
import { practise } from "./practise.ts";
import { testRandom } from "./random.ts";

const REPS = ["ada", "ben", "cal", "dee", "eve", "fay"];
const ZONES = ["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"];
const STRATEGIES = ["round_robin", "weighted", "least_loaded", "single_point_of_contact"];

/** Weights under which people forget later, and what is kept about where they come from. */
const SLOWER = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 1.3 : weight));
const slower = fsrs6(SLOWER);
const EVALUATION = {
  splitAt: 0,
  fittedOn: 1,
  judgedOn: 1,
  logLoss: { average: 0.7, default: 0.6, current: 0.6, fitted: 0.5 },
  gain: 0.1,
  gainError: 0.01,
  isBetter: true,
};

/** A campaign whose text changes with its edition: now a title only, now the rule. Small leads go to the nordic team. */
function draft(edition: number): CampaignDraft {
  const strategy = STRATEGIES[edition % STRATEGIES.length];
  const value = [50, 1000 + Math.floor(edition / 3)];
  return {
    teams: ["emea", "nordics"],
    criteria: [
      {
        key: "size",
        title: `Size, worded for the ${edition + 1}. time`,
        rule: { attribute: "company.employees", op: "between", value },
        points: 20,
        required: true,
        ...(edition % 3 > 0 && { change: "editorial" }),
      },
      { key: "paper", importance: "standard" },
    ],
    sections: {
      gate: { variants: { critical: 1, standard: 1 }, provisional_open_leads: 1 + (edition % 3) },
      sla: { high_intent: "1h", standard: "4h", calendar: edition % 2 === 0 ? "business" : "always", min_touches: 2 },
      routing: {
        routes: [
          { when: { attribute: "company.employees", op: "lt", value: 80 }, pool: "nordics", strategy: "round_robin" },
        ],
        default: { pool: edition % 4 === 3 ? "everyone" : "emea", strategy },
        hold: { escalate_after: "15m", fallback_after: "2h", fallback: "sami@example.com" },
      },
      dispositions: [{ code: "somebody_else", action: "reroute" }],
    },
  };
}

/**
 * A campaign in which anything may happen between two routings: answers, waivers, suspensions, leave, caps, weights,
 * publications, another memory model, hours and days. The same seed gives the same events.
 */
export async function aRestlessCampaign(deps: Deps & { clock: TestClock }, seed: number) {
  const chance = testRandom(seed);
  const upTo = (count: number) => chance.seed() % count;
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[upTo(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
  const ids = await aSalesTeam(deps, REPS, draft(0));
  const repIds = [...ids.values()];
  const some = () => repIds.filter(() => upTo(2) === 0);
  const nordics = deps.db.selectFrom("team").select("id").where("key", "=", "nordics");
  const { id: teamId } = await nordics.executeTakeFirstOrThrow();
  for (const personId of repIds.slice(3)) {
    await setMembership(deps, { by: SYSTEM, teamId, personId, capacity: "member" });
  }
  for (const [index, id] of repIds.entries()) {
    const timeZone = ZONES[index % ZONES.length] ?? "UTC";
    await deps.db
      .updateTable("person")
      .set({ timeZone, routingWeight: 1 + (index % 3) })
      .where("id", "=", id)
      .execute();
  }
  const fitted = { hash: slower.parametersHash, id: slower.id, weights: SLOWER, fittedAt: 0, answers: 1, guess: 0 };
  await insertFittedModel(deps.db, { ...fitted, evaluation: EVALUATION });
  const leads: string[] = [];
  const kinds = new Map<string, number>();
  let edition = 0;

  const events = {
    "a lead comes": async () => {
      const { lead } = await receive(deps, aLead({ details: theDetails({ employees: 50 + upTo(100) }) }));
      leads.push(lead.id);
    },
    "a lead is taken back": async () => {
      if (leads.length > 0) await reassignLeadNow(deps, { leadId: one(leads), actor: ROUTER, reason: "taken back" });
    },
    "a router outside asks": async () => {
      if (leads.length > 0) await claimLead(deps, { leadId: one(leads), repId: one(repIds), actor: ROUTER });
    },
    "a lead is closed": async () => {
      const code = one(["wrong_fit", "somebody_else"]);
      if (leads.length > 0) await recordDisposition(deps, { leadId: one(leads), code, actor: ROUTER });
    },
    "somebody practises": async () => {
      const isRight = () => upTo(5) > 0;
      await practise(deps, { id: one(repIds), timeZone: "Europe/Berlin" }, await campaignOf(deps), isRight);
    },
    "somebody is waived": async () => {
      const until = deps.clock.now() + HOUR_MS * (1 + upTo(60));
      const campaign = await campaignOf(deps);
      for (const repId of some()) await grantWaiver(deps, { actor: ROUTER, campaign, repId, reason: "cover", until });
    },
    "somebody is suspended": async () => {
      const until = deps.clock.now() + HOUR_MS * (1 + upTo(30));
      const campaign = upTo(2) === 0 ? await campaignOf(deps) : null;
      await suspend(deps, { actor: ROUTER, campaign, repId: one(repIds), reason: "an audit", until });
    },
    "somebody goes on leave": async () => {
      const startsAt = deps.clock.now() - 1;
      const leave = { startsAt, endsAt: startsAt + HOUR_MS * (1 + upTo(40)), note: null };
      await addLeave(deps, { by: SYSTEM, personId: one(repIds), ...leave });
    },
    "limits change": async () => {
      const limits = { maxOpenLeads: one([null, null, 1, 3]), maxLeadsPerDay: one([null, 1, 1]) };
      const of = some();
      if (of.length > 0) await deps.db.updateTable("person").set(limits).where("id", "in", of).execute();
    },
    "weights change": async () => {
      const routingWeight = 1 + upTo(4);
      await deps.db.updateTable("person").set({ routingWeight }).where("id", "=", one(repIds)).execute();
    },
    "a version is published": async () => {
      edition += 1;
      await publishPlaybook(deps, aPlaybook(draft(edition)));
    },
    "the memory model changes": async () => {
      await chooseModel(deps, { ...SYSTEM, hash: one([null, slower.parametersHash]), reason: "it foretells better" });
      await replayMemories(deps);
    },
    "minutes pass": async () => deps.clock.advance(MINUTE_MS * upTo(50)),
    "hours pass": async () => deps.clock.advance(HOUR_MS * upTo(12)),
    "days pass": async () => deps.clock.advance(DAY_MS * upTo(4)),
    "who waits is looked at": async () => {
      await releaseHolds(deps, { campaignId: (await campaignOf(deps)).id });
      const holds = await deps.db.selectFrom("hold").select("id").where("endedAt", "is", null).execute();
      for (const { id } of holds) await stepHold(deps, { holdId: id });
    },
  } satisfies Record<string, () => Promise<unknown>>;
  const table = Object.entries(events);
  const [arrival, ...routing] = table.slice(0, 4);

  /** What chance may leave out: a lead for the fallback, one claimed, and every reason to leave somebody out. */
  async function opening(): Promise<void> {
    const campaign = await campaignOf(deps);
    const [ada = "", ben = "", cal = "", dee = "", , fay = ""] = repIds;
    const limit = (id: string, limits: { maxOpenLeads: number | null; maxLeadsPerDay: number | null }) =>
      deps.db.updateTable("person").set(limits).where("id", "=", id).execute();
    await events["a lead comes"]();
    deps.clock.advance(2 * HOUR_MS);
    await events["who waits is looked at"]();
    await events["a lead comes"]();
    const until = deps.clock.now() + 2 * HOUR_MS;
    for (const repId of repIds) await grantWaiver(deps, { actor: ROUTER, campaign, repId, reason: "cover", until });
    await claimLead(deps, { leadId: leads.at(-1) ?? "", repId: fay, actor: ROUTER });
    await practise(deps, { id: dee, timeZone: "Europe/Berlin" }, campaign);
    const leave = { startsAt: deps.clock.now() - 1, endsAt: until, note: null };
    await addLeave(deps, { by: SYSTEM, personId: ada, ...leave });
    await limit(ben, { maxOpenLeads: 0, maxLeadsPerDay: null });
    await limit(cal, { maxOpenLeads: null, maxLeadsPerDay: 0 });
    for (let count = 0; count < 4; count += 1) await receiveLarge();
    for (const id of [ben, cal]) await limit(id, { maxOpenLeads: null, maxLeadsPerDay: null });
    await events["a version is published"]();
    for (let count = 0; count < 3; count += 1) await receiveLarge();
  }

  /** One for the default route, whose pool is everybody. */
  async function receiveLarge(): Promise<void> {
    leads.push((await receive(deps, aLead({ details: theDetails({ employees: 500 }) }))).lead.id);
  }

  /** Something happens; half of the time a lead moves. */
  async function step(): Promise<string> {
    const [name, happen] = one(upTo(2) === 0 ? [...routing, ...(arrival ? [arrival, arrival, arrival] : [])] : table);
    await happen();
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
    return name;
  }
  return { opening, step, kinds, leads, repIds, change: events["a version is published"] };
}
