import { setImmediate } from "node:timers/promises";
import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import type { RemindedCampaign, ReminderFacts } from "#app/domain/practice/reminders.ts";
import { practisesPending } from "#app/domain/practice/practises-pending.ts";
import { isPracticeDay, type PracticeCalendar, weekOf } from "#app/domain/practice/rhythm.ts";
import { sessionPlan } from "#app/domain/practice/session-plan.ts";
import { nextTellingTime } from "#app/domain/practice/telling-time.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import type { GateQuestion, Standing } from "#app/domain/readiness/readiness.ts";
import { DAY_MS, practiceDay } from "#app/domain/time.ts";
import { type Campaign, getCampaign, inForceId, listCampaignIdsOfReps } from "#app/stores/campaigns.ts";
import { listStandings } from "#app/stores/enrolment.ts";
import { listLeave } from "#app/stores/leave.ts";
import { listNudges } from "#app/stores/nudges.ts";
import { getPlaybook, listChanges } from "#app/stores/playbooks.ts";
import type { PersonRhythm } from "#app/stores/rhythms.ts";
import { loadGateMaterial } from "#app/use-cases/eligibility/gate-question.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import type { Db } from "#db/client.ts";

export interface RemindedPerson {
  readonly rhythm: PersonRhythm;
  readonly calendar: PracticeCalendar;
  readonly facts: ReminderFacts;
  /** The versions practised, by campaign key: what announces them carries their id. */
  readonly playbookIds: ReadonlyMap<string, number>;
}

const NUDGES_SINCE_MS = 8 * DAY_MS;
const NOBODY: Standing = { enrolled: false, active: false, suspension: null, waiver: null };

/** What reminders depend on, for many people at once: a few queries per campaign, however many they are. */
export async function loadReminderFacts(
  db: Db,
  people: readonly PersonRhythm[],
  at: number,
): Promise<RemindedPerson[]> {
  const personIds = people.map(({ personId }) => personId);
  const leave = await listLeave(db, personIds, at);
  const nudges = await listNudges(db, { personIds, since: at - NUDGES_SINCE_MS });
  const enrolled = await listCampaignIdsOfReps(db, personIds);
  const model = await currentModel(db);
  const campaigns = new Map<number, LoadedCampaign>();
  for (const id of new Set([...enrolled.values()].flat())) {
    const repIds = personIds.filter((personId) => enrolled.get(personId)?.includes(id));
    campaigns.set(id, await loadCampaign(db, await getCampaign(db, id), repIds, at));
  }
  const reminded: RemindedPerson[] = [];
  for (const rhythm of people) {
    reminded.push(factsOf(rhythm));
    // To plan a session takes a millisecond or two; whoever waits for this process gets their turn in between.
    await setImmediate();
  }
  return reminded;

  function factsOf(rhythm: PersonRhythm): RemindedPerson {
    const { personId, timeZone, remindHour } = rhythm;
    const own = leave.filter((item) => item.personId === personId);
    const calendar = { week: weekOf(rhythm.practiceDays, rhythm.teamDays), timeZone, leave: own };
    const loaded = (enrolled.get(personId) ?? []).flatMap((id) => campaigns.get(id) ?? []);
    const day = practiceDay(at, timeZone);
    const ofCampaigns = loaded.map((campaign) => campaign.reminded(personId));
    const facts: ReminderFacts = {
      at,
      day,
      isPracticeDay: isPracticeDay(day, calendar),
      nextTellingAt: nextTellingTime(at, remindHour, calendar)?.at ?? null,
      lastAnswer: lastAnswerOf(ofCampaigns),
      plan: sessionPlan({
        at,
        day,
        campaigns: loaded.flatMap((campaign) => campaign.practised(personId) ?? []),
        session: { asked: [], cap: rhythm.sessionQuestions },
        seed: 1,
        model,
      }),
      campaigns: ofCampaigns,
      nudges: nudges.filter((nudge) => nudge.personId === personId),
    };
    const playbookIds = new Map(loaded.flatMap(({ key, playbookId }) => (playbookId ? [[key, playbookId]] : [])));
    return { rhythm, calendar, facts, playbookIds };
  }
}

interface LoadedCampaign {
  readonly key: string;
  readonly playbookId: number | null;
  reminded(repId: string): RemindedCampaign;
  practised(repId: string): PracticeCampaign | null;
}

async function loadCampaign(
  db: Db,
  campaign: Campaign,
  repIds: readonly string[],
  at: number,
): Promise<LoadedCampaign> {
  const { key, name } = campaign;
  const material = await loadGateMaterial(db, { campaign, repIds, at });
  const known = await listStandings(db, { campaignId: campaign.id, repIds, at });
  const playbookId = campaign.nextPlaybookId ?? inForceId(campaign, at);
  const version = playbookId === null ? null : await getPlaybook(db, playbookId);
  const changes = version === null || version.version === 1 ? [] : await listChanges(db, version.id);
  const newCriteria = changes.filter(({ kind }) => kind === "new").map(({ criterion }) => criterion);
  // Which variant comes doesn't matter to a count of questions, so nobody's exposure is read.
  const variants = {
    ...(material.inForce && unseenVariants(material.inForce.playbook)),
    ...(version && unseenVariants(version.playbook)),
  };
  const questions = new Map<string, GateQuestion | null>(repIds.map((repId) => [repId, material.question(repId, at)]));
  return {
    key,
    playbookId,
    reminded: (repId) => ({
      key,
      name,
      question: questions.get(repId) ?? null,
      standing: known.get(repId) ?? NOBODY,
      version: version?.version ?? 0,
      newCriteria,
    }),
    practised: (repId) => {
      const question = questions.get(repId);
      if (!question) return null;
      const { policy, criteria } = (practisesPending(question) && question.pending) || question;
      return { key, policy, criteria, variants };
    },
  };
}

function unseenVariants(playbook: PublishedPlaybook): PracticeCampaign["variants"] {
  return Object.fromEntries(
    playbook.criteria.map(({ key }) => [key, variantsOf(playbook, key).map(({ id }) => ({ id, shown: 0 }))]),
  );
}

/** From memory, which every answer to a text in force renews. */
function lastAnswerOf(campaigns: readonly RemindedCampaign[]): ReminderFacts["lastAnswer"] {
  const memories = campaigns
    .flatMap(({ question }) => (question ? [...question.criteria, ...(question.pending?.criteria ?? [])] : []))
    .flatMap(({ state }) => (state ? [state.memory] : []));
  const last = memories.toSorted((a, b) => b.lastAt - a.lastAt)[0];
  return last ? { at: last.lastAt, day: last.lastDay } : null;
}
