import { z } from "zod";
import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { findProposal, type Proposal } from "#app/stores/proposals.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { refusalWords } from "#app/use-cases/playbook/publish-scheduled.ts";
import { cancelSchedule, schedulePublication } from "#app/use-cases/playbook/schedule-publication.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { GRACE_HOURS } from "./grace.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import { timeStillToCome } from "./plan.server.ts";

const grace = z.enum(GRACE_HOURS.map(String));

export const ProposalForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("sign"), contentHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({
    intent: z.literal("publish"),
    when: z.enum(["now", "time", "grace"], "Choose when it takes effect."),
    time: z.string().default(""),
    /** Grace after a publication at a time: none, or hours. */
    then: z.union([z.literal(""), grace]).default(""),
    /** Instead of a length, the instant from which it is required. */
    thenFrom: z.string().max(40).default(""),
    hours: grace.default("24"),
    from: z.string().max(40).default(""),
    reason: z.string().trim().max(500).default(""),
  }),
  z.object({ intent: z.literal("cancel-schedule"), schedule: z.uuid() }),
  z.object({ intent: z.literal("again") }),
]);
export type ProposalForm = z.infer<typeof ProposalForm>;

/** The proposal the address names, if it is this campaign's. */
export async function requireProposal({ context, params }: ActionFunctionArgs, campaign: Campaign): Promise<Proposal> {
  const id = z.uuid().safeParse(params.proposal);
  const proposal = id.success ? await findProposal(context.deps.db, id.data) : null;
  if (proposal?.campaignId !== campaign.id) throw notFound("There is no such proposal.");
  return proposal;
}

/** Who has to sign: the campaign's owners; before the first version, whom the text itself names. */
export async function signersOf({ db }: Pick<Deps, "db">, campaign: Campaign, proposal: Proposal) {
  if (proposal.baseVersion > 0) return { marketing: campaign.marketingOwnerId, sales: campaign.salesOwnerId };
  const { owners } = proposal.playbook.campaign;
  const marketing = await findPersonByEmail(db, owners.marketing);
  const sales = await findPersonByEmail(db, owners.sales);
  return { marketing: marketing?.id ?? campaign.marketingOwnerId, sales: sales?.id ?? campaign.salesOwnerId };
}

const BUSY =
  "Leads of this campaign are being assigned, and it did not come free in time. Nothing was published; press again.";

type Outcome =
  { readonly kind: "done"; readonly to: string } | { readonly kind: "refused"; readonly form: InvalidForm };

interface Asked {
  readonly viewerId: string;
  readonly timeZone: string;
  readonly campaign: Campaign;
  readonly proposal: Proposal;
}

/** Signs exactly the content that was on the signer's screen. */
export async function signProposal(
  deps: Deps,
  { viewerId, campaign, proposal }: Asked,
  contentHash: string,
): Promise<Outcome> {
  const result = await sign(deps, { signerId: viewerId, proposalId: proposal.id, contentHash });
  switch (result.kind) {
    case "signed":
      return { kind: "done", to: paths.proposal(campaign.key, proposal.id) };
    case "changed":
      return refused("sign", "The text is not the one you read any more. Nothing was signed; read it again.");
    case "closed":
      return refused("sign", "This proposal is closed. Nothing was signed.");
    case "not_an_owner":
      return refused("sign", "Only the owners of this campaign sign it.");
    case "not_found":
      return refused("sign", "This proposal is gone. Nothing was signed.");
  }
}

/** Publishes a proposal that both have signed: at once, after a grace period, or at a time. */
export async function publishProposal(
  deps: Deps,
  asked: Asked,
  form: Extract<ProposalForm, { intent: "publish" }>,
): Promise<Outcome> {
  if (form.when === "time") return scheduleProposal(deps, asked, form);
  const { viewerId, campaign, proposal, timeZone } = asked;
  const later = form.when === "grace";
  const now = deps.clock.now();
  const from = later && form.from !== "" ? timeStillToCome(form.from, { timeZone, after: now, now }) : null;
  if (from && "message" in from) return wrong(form, { from: from.message });
  if (later && form.reason === "") return noReason(form);
  const result = await publish(deps, {
    actor: { kind: "person", id: viewerId },
    proposalId: proposal.id,
    ...(from ? { enforceAt: from.at } : later ? { enforceAfterMs: Number(form.hours) * HOUR_MS } : {}),
    ...(form.reason === "" ? {} : { note: form.reason }),
  });
  if (result.kind === "published") {
    return { kind: "done", to: paths.playbook(campaign.key, { published: result.version }) };
  }
  return refused("publish", result.kind === "busy" ? BUSY : refusalWords(result));
}

async function scheduleProposal(
  deps: Deps,
  { viewerId, campaign, proposal, timeZone }: Asked,
  form: Extract<ProposalForm, { intent: "publish" }>,
): Promise<Outcome> {
  const now = deps.clock.now();
  const time = timeStillToCome(form.time, { timeZone, after: now, now });
  if ("message" in time) return wrong(form, { time: time.message });
  const publishAt = time.at;
  const from = form.thenFrom === "" ? null : timeStillToCome(form.thenFrom, { timeZone, after: publishAt, now });
  if (from && "message" in from) return wrong(form, { thenFrom: from.message });
  const grace = from ? from.at - publishAt : Number(form.then) * HOUR_MS;
  if (grace > 0 && form.reason === "") return noReason(form);
  const result = await schedulePublication(deps, {
    actor: { kind: "person", id: viewerId },
    proposalId: proposal.id,
    publishAt,
    enforceAfterMs: grace,
    ...(form.reason === "" ? {} : { note: form.reason }),
  });
  if (result.kind === "scheduled") return { kind: "done", to: paths.proposal(campaign.key, proposal.id) };
  if (result.kind === "refused") return wrong(form, { time: result.message });
  return refused("publish", refusalWords(result));
}

function noReason(form: ProposalForm): Outcome {
  return wrong(form, { reason: "Write why it waits: everybody who has to practise reads it." });
}

function wrong(form: ProposalForm, errors: Record<string, string>): Outcome {
  return { kind: "refused", form: { errors, values: { ...form } } };
}

/** Takes the time back that a proposal was to be published at. */
export async function cancelScheduleOf(
  deps: Deps,
  { viewerId, campaign, proposal }: Asked,
  scheduleId: string,
): Promise<Outcome> {
  const actor = { kind: "person", id: viewerId } as const;
  const result = await cancelSchedule(deps, { actor, campaignId: campaign.id, scheduleId });
  if (result.kind === "cancelled") return { kind: "done", to: paths.proposal(campaign.key, proposal.id) };
  return refused("cancel-schedule", "It was too late to cancel that: it has been published, or ended otherwise.");
}

/** The same text again, against the version published last. */
export async function proposeAgain(deps: Deps, { viewerId, campaign, proposal }: Asked): Promise<Outcome> {
  const result = await propose(deps, {
    actor: { kind: "person", id: viewerId },
    playbook: proposal.playbook,
    ...(proposal.note === null ? {} : { note: proposal.note }),
  });
  switch (result.kind) {
    case "proposed":
      return { kind: "done", to: paths.proposal(campaign.key, result.proposalId) };
    case "unchanged":
      return refused("again", `That is version ${result.version}, word for word.`);
    case "invalid":
      return refused("again", result.problems.map(({ message }) => message).join(" "));
  }
}

function refused(intent: string, message: string): Outcome {
  return { kind: "refused", form: { errors: { form: message }, values: { intent } } };
}
