import { z } from "zod";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findPlaybookVersion } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { cancelVersion, type EndGraceResult, enforceVersion } from "#app/use-cases/playbook/end-grace.ts";
import { proposeVersion } from "#app/use-cases/playbook/propose-version.ts";

const version = z.coerce.number().int().min(1);

export const PendingForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("cancel"),
    version,
    reason: z.string().trim().min(1, "Write why: whoever was told about it reads it.").max(500),
  }),
  z.object({ intent: z.literal("enforce"), version, reason: z.string().trim().max(500).default("") }),
  z.object({ intent: z.literal("again"), version }),
]);
export type PendingForm = z.infer<typeof PendingForm>;

type Outcome =
  { readonly kind: "done"; readonly to: string } | { readonly kind: "refused"; readonly form: InvalidForm };

/** Cancels a version in its grace period, enforces it early, or puts a cancelled one up for signatures again. */
export async function endGrace(
  deps: Deps,
  { viewerId, campaign }: { viewerId: string; campaign: Campaign },
  form: PendingForm,
): Promise<Outcome> {
  const actor = { kind: "person", id: viewerId } as const;
  if (form.intent === "again") {
    const found = await findPlaybookVersion(deps.db, { campaignId: campaign.id, version: form.version });
    const result = found && (await proposeVersion(deps, { actor, playbook: found.playbook }));
    if (result?.kind === "proposed") return { kind: "done", to: paths.proposal(campaign.key, result.proposalId) };
    return refused(form, "It can't be proposed again: it says what the version that counts says.");
  }
  const { reason } = form;
  const end = form.intent === "cancel" ? cancelVersion : enforceVersion;
  const result = await end(deps, { actor, campaignId: campaign.id, version: form.version, reason });
  if (result.kind === "ended") return { kind: "done", to: paths.playbook(campaign.key) };
  return refused(form, refusal(result, form.version));
}

function refusal(result: Exclude<EndGraceResult, { kind: "ended" }>, number: number): string {
  if (result.kind === "busy") {
    return "Leads of this campaign are being assigned, and it did not come free in time. Nothing was changed; press again.";
  }
  return `Version ${number} is not waiting any more: it has taken effect, or was cancelled or replaced. Nothing was changed.`;
}

function refused(values: PendingForm, message: string): Outcome {
  return {
    kind: "refused",
    form: { errors: { form: message }, values: { ...values, version: String(values.version) } },
  };
}
