import type { RoutingInputs, RoutingMode } from "#app/domain/routing/decision.ts";
import { routeFor } from "#app/domain/routing/pool.ts";
import type { RepFacts } from "#app/domain/routing/routing.ts";
import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { listRepLoads, type RepLoad } from "#app/stores/assignments.ts";
import type { StoredEligibility } from "#app/stores/eligibility.ts";
import { type EnrolledRep, listEnrolledReps } from "#app/stores/enrolment.ts";
import { getLedger } from "#app/stores/ledger.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { currentEligibility } from "#app/use-cases/eligibility/current.ts";
import { factsOf, type RoutingContext } from "#app/use-cases/routing/routing-context.ts";
import type { Db } from "#db/client.ts";

export interface PublishedContext extends RoutingContext {
  readonly version: PlaybookVersion;
}

/** Everything a routing is decided from, read under the campaign's lock. */
export async function loadInputs(
  deps: Deps,
  tx: Db,
  { context, mode }: { context: PublishedContext; mode: RoutingMode },
): Promise<RoutingInputs> {
  const { at, campaign, version } = context;
  const { playbook } = version;
  const route = routeFor(playbook.routing, factsOf(context), at);
  const enrolled = await listEnrolledReps(tx, campaign.id);
  const repIds = enrolled.map((rep) => rep.id);
  const verdicts = await currentEligibility(tx, campaign, repIds, at);
  const loads = await loadsOf(tx, context, enrolled);
  const titles = new Map(playbook.criteria.map(({ key, title }) => [key, title]));
  const reps = enrolled.map((rep) => factsOfRep(rep, verdicts.get(rep.id), loads.get(rep.id), titles));
  return {
    at,
    seed: deps.random.seed(),
    mode,
    route,
    campaignTeams: playbook.campaign.teams,
    provisionalOpenLeads: playbook.gate.provisionalOpenLeads,
    calendar: playbook.sla.calendar,
    reps,
    ledger: await getLedger(tx, { campaignId: campaign.id, pool: route.pool, repIds }),
  };
}

/** The same inputs with one rep's load read again, now that nobody else can add to it. */
export async function reloadRep(
  tx: Db,
  { context, inputs, repId }: { context: PublishedContext; inputs: RoutingInputs; repId: string },
): Promise<RoutingInputs> {
  const rep = inputs.reps.filter((one) => one.id === repId);
  const load = (await loadsOf(tx, context, rep)).get(repId);
  return { ...inputs, reps: inputs.reps.map((one) => (one.id === repId ? withLoad(one, load) : one)) };
}

async function loadsOf(
  tx: Db,
  { at, campaign, lead }: RoutingContext,
  reps: readonly { readonly id: string; readonly timeZone: string }[],
): Promise<Map<string, RepLoad>> {
  const dayStarts = new Map([...new Set(reps.map((rep) => rep.timeZone))].map((zone) => [zone, startOfDay(at, zone)]));
  const loads = await listRepLoads(tx, {
    campaignId: campaign.id,
    leadId: lead.id,
    since: lead.qualifiedAt ?? 0,
    at,
    reps: reps.map((rep) => ({ id: rep.id, dayStartsAt: dayStarts.get(rep.timeZone) ?? at })),
  });
  return new Map(loads.map((load) => [load.repId, load]));
}

function factsOfRep(
  rep: EnrolledRep,
  verdict: StoredEligibility | undefined,
  load: RepLoad | undefined,
  titles: ReadonlyMap<string, string>,
): RepFacts {
  if (!verdict) throw new Error(`no verdict for rep ${rep.id}`);
  const { eligible, level, via, until, revision } = verdict;
  const reasons = verdict.reasons.map((reason) => {
    const title = reason.criterion === undefined ? undefined : titles.get(reason.criterion);
    return title === undefined ? reason : { ...reason, title };
  });
  const { routingWeight, ...known } = rep;
  const facts = { ...known, weight: routingWeight, verdict: { eligible, level, via, until, revision, reasons } };
  return withLoad(facts, load);
}

function withLoad(rep: Omit<RepFacts, keyof Omit<RepLoad, "repId">>, load: RepLoad | undefined): RepFacts {
  if (!load) throw new Error(`no load of rep ${rep.id}`);
  const { repId: _repId, ...numbers } = load;
  return { ...rep, ...numbers };
}
