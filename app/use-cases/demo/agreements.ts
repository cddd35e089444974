import { readFile } from "node:fs/promises";
import { HOUR_MS, DAY_MS } from "#app/domain/time.ts";
import type { Criterion, Playbook } from "#app/domain/playbook/playbook.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { listEnrolledReps } from "#app/stores/enrolment.ts";
import { markNoticesRead } from "#app/stores/notices.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { redecideCampaign } from "#app/use-cases/eligibility/redecide.ts";
import { rescoreCampaign } from "#app/use-cases/leads/rescore-campaign.ts";
import { announceVersion } from "#app/use-cases/playbook/announce-version.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { castPerson } from "./cast.ts";
import type { Moment, Past } from "./past.ts";
import { workday } from "./workdays.ts";

export const SUMMIT = "summit-2026";
export const SOCIAL = "line-lead-social";
export const PAPER = "throughput-paper";

/** The three shipped campaigns, how they came to be what they are, and what is proposed now. */
export async function agreements(at: number): Promise<Moment[]> {
  const [summit, social, paper] = await Promise.all([shipped(SUMMIT), shipped(SOCIAL), shipped(PAPER)]);
  const patient = withPatience(social);
  return [
    published(workday(at, 33, 10), social, "First agreement."),
    published(workday(at, 30, 11), summitAsFirstAgreed(summit), "First agreement, for everybody at the stand."),
    published(workday(at, 23, 10.5), paper, "First agreement."),
    published(workday(at, 10, 9), patient, PATIENCE),
    published(workday(at, 7, 9), summit, CONTINUOUS_IMPROVEMENT),
    proposed(workday(at, 1, 15), withHigherThreshold(patient), HIGHER_THRESHOLD),
  ];
}

const PATIENCE =
  "Line leads answer between two shifts, so their leads may wait for somebody who has learnt this campaign: managers " +
  "hear of it after four hours, Sami takes it after a week.";
const CONTINUOUS_IMPROVEMENT =
  "Nine visitors of the stand lead continuous improvement, and six of them had micro-stops on their own list. They count " +
  "now. And the reason for the 30 days of an audit request is written down.";
const HIGHER_THRESHOLD =
  "Leads with exactly 50 points became an opportunity once in eleven calls. From 55 on, a retrofit date or real interest " +
  "is always among the reasons.";

async function shipped(key: string): Promise<Playbook> {
  const place = `content/campaigns/${key}/playbook.yaml`;
  const read = readPlaybook(await readFile(fromProjectRoot(place), "utf8"), place);
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.playbook;
}

/** Before continuous improvement counted, and with a shorter reason for audits: one material and one clarifying change. */
function summitAsFirstAgreed(summit: Playbook): Playbook {
  const narrow = "answers-for-output";
  return {
    ...summit,
    questions: summit.questions.filter(({ key }) => key !== "answers-for-output-which-titles"),
    criteria: summit.criteria.map((criterion) => {
      if (criterion.key === narrow) return withoutTitle(criterion, "continuous improvement");
      if (criterion.key !== "asked-for-audit") return criterion;
      return { ...criterion, why: "Whoever asks for an audit is ready to let us stand beside a line for half a day." };
    }),
  };
}

function withoutTitle(criterion: Criterion, title: string): Criterion {
  const { rule } = criterion;
  if (!rule || !("attribute" in rule) || typeof rule.value !== "object")
    throw new Error(`${criterion.key} lists no titles`);
  return { ...criterion, rule: { ...rule, value: rule.value.filter((value) => value !== title) } };
}

function withPatience(social: Playbook): Playbook {
  const hold = { escalateAfterMs: 4 * HOUR_MS, fallbackAfterMs: 7 * DAY_MS, fallback: "sami@example.com" };
  return { ...social, routing: { ...social.routing, hold } };
}

function withHigherThreshold(social: Playbook): Playbook {
  return {
    ...social,
    scoring: { ...social.scoring, threshold: 55 },
    criteria: social.criteria.map((criterion) =>
      criterion.key === "clicked-again"
        ? { ...criterion, why: `${criterion.why} It never carries a lead alone.` }
        : criterion,
    ),
  };
}

function published(at: number, playbook: Playbook, note: string): Moment {
  return {
    at,
    async happen(past) {
      const { proposalId, contentHash, campaign } = await putUp(past, playbook, note);
      const sami = await castPerson(past.db, "sami");
      past.clock.advance(HOUR_MS / 2);
      await sign(past, { signerId: sami.id, proposalId, contentHash });
      const actor = { kind: "person" as const, id: sami.id };
      const result = await publish(past, { actor, proposalId, note });
      if (result.kind !== "published") throw new Error(`${playbook.campaign.key} was not published: ${result.kind}`);
      await redecideCampaign(past, { campaignId: campaign.id });
      await tellReps(past, campaign.id);
    },
  };
}

/** Everybody was told what changed, and leads were scored again; that is old news by now. */
async function tellReps(past: Past, campaignId: number): Promise<void> {
  const { playbookId } = await getCampaign(past.db, campaignId);
  if (playbookId === null) return;
  await announceVersion(past, { playbookId });
  await rescoreCampaign(past, { playbookId });
  for (const { id: personId } of await listEnrolledReps(past.db, campaignId)) {
    const unread = await listUnreadNotices(past.db, { personId, limit: 100 });
    const ids = unread.filter(({ href }) => href?.endsWith("#changes")).map(({ id }) => id);
    await markNoticesRead(past.db, { personId, ids, at: past.clock.now() });
  }
}

/** Mara has signed; Sami has not yet. */
function proposed(at: number, playbook: Playbook, note: string): Moment {
  return { at, happen: async (past) => void (await putUp(past, playbook, note)) };
}

async function putUp(past: Past, playbook: Playbook, note: string) {
  const mara = await castPerson(past.db, "mara");
  const actor = { kind: "person" as const, id: mara.id };
  const result = await propose(past, { actor, playbook, note, demo: true });
  if (result.kind !== "proposed") throw new Error(`${playbook.campaign.key} was not proposed: ${result.kind}`);
  await sign(past, { signerId: mara.id, proposalId: result.proposalId, contentHash: result.contentHash });
  return result;
}
