import type { CriterionChange, Playbook } from "#app/domain/playbook/playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";

export type PublishSignedResult =
  | {
      readonly kind: "published" | "unchanged";
      readonly campaign: string;
      readonly version: number;
      readonly changes: readonly CriterionChange[];
    }
  | { readonly kind: "refused"; readonly messages: readonly string[] };

/**
 * Proposes, signs as each of the given people, and publishes: for the command line, whose user answers for both
 * signatures. Who isn't an owner can't sign, here as anywhere.
 */
export async function publishSigned(
  deps: Deps,
  input: { playbook: Playbook; signerIds: readonly string[]; enforceAfterMs: number; note?: string },
): Promise<PublishSignedResult> {
  const { playbook, signerIds, enforceAfterMs, note } = input;
  const [first] = signerIds;
  const actor = first === undefined ? ({ kind: "system" } as const) : ({ kind: "person", id: first } as const);
  const noted = note === undefined ? {} : { note };
  const proposed = await propose(deps, { actor, playbook, ...noted });
  if (proposed.kind === "invalid") {
    return refused(proposed.problems.map(({ place, message }) => `${place}: ${message}`));
  }
  if (proposed.kind === "unchanged") {
    return { kind: "unchanged", campaign: proposed.campaign.key, version: proposed.version, changes: [] };
  }
  const { proposalId, contentHash } = proposed;
  for (const signerId of signerIds) {
    const signed = await sign(deps, { signerId, proposalId, contentHash });
    if (signed.kind === "not_an_owner") return refused([`a signer is not an owner of ${playbook.campaign.key}`]);
  }
  const published = await publish(deps, { actor, proposalId, enforceAfterMs, ...noted });
  switch (published.kind) {
    case "published":
      return published;
    case "unsigned":
      return refused(published.missing.map((capacity) => `the signature of the ${capacity} owner is missing`));
    case "refused":
      return refused([published.message]);
    case "busy":
      return refused(["the campaign is busy: leads are being assigned and it did not come free in time; run it again"]);
    default:
      return refused([`the proposal is ${published.kind}: somebody else published meanwhile; run it again`]);
  }
}

function refused(messages: readonly string[]): PublishSignedResult {
  return { kind: "refused", messages };
}
