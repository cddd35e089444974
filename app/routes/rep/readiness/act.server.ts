import type { z } from "zod";
import type { Viewer } from "#app/auth/viewer.ts";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { forbidden, notFound } from "#app/http/responses.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { writeCoachingNote } from "#app/use-cases/coaching/write-note.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { liftSuspension } from "#app/use-cases/eligibility/lift-suspension.ts";
import { revokeWaiver } from "#app/use-cases/eligibility/revoke-waiver.ts";
import { suspend } from "#app/use-cases/eligibility/suspend.ts";
import { endOfDay, type ManagerForm } from "./form.server.ts";

interface Here {
  readonly viewer: Viewer;
  readonly campaign: Campaign;
  readonly person: { readonly id: string };
  readonly mayWaive: boolean;
  readonly maySuspend: boolean;
  readonly mayCoach: boolean;
  readonly requestId: string;
}

/** Does what a manager's form on this page asks for; null: done. */
export async function actAsManager(
  deps: Deps,
  here: Here,
  form: z.infer<typeof ManagerForm>,
): Promise<InvalidForm | null> {
  const { viewer, campaign, person, requestId } = here;
  const actor = { kind: "person", id: viewer.id } as const;
  const repId = person.id;
  switch (form.intent) {
    case "grant": {
      if (!here.mayWaive) throw forbidden(`Waivers ${FOR_MANAGERS}`);
      const until = endOfDay(form.until, viewer.timeZone);
      const { reason } = form;
      return refused(await grantWaiver(deps, { actor, campaign, repId, reason, until, requestId }), form);
    }
    case "revoke": {
      if (!here.mayWaive) throw forbidden(`Waivers ${FOR_MANAGERS}`);
      const revoked = await revokeWaiver(deps, { actor, campaign, id: form.waiver });
      if (revoked.kind === "not_found") throw notFound("There is no such waiver.");
      return null;
    }
    case "suspend": {
      if (!here.maySuspend) throw forbidden(`Suspensions ${FOR_MANAGERS}`);
      const until = form.until === "" ? null : endOfDay(form.until, viewer.timeZone);
      const where = form.everywhere ? null : campaign;
      const { reason } = form;
      return refused(await suspend(deps, { actor, campaign: where, repId, reason, until, requestId }), form);
    }
    case "lift": {
      if (!here.maySuspend) throw forbidden(`Suspensions ${FOR_MANAGERS}`);
      const lifted = await liftSuspension(deps, { actor, repId, id: form.suspension, requestId });
      if (lifted.kind === "not_found") throw notFound("There is no such suspension.");
      return null;
    }
    case "note": {
      if (!here.mayCoach) throw forbidden(`Coaching notes ${FOR_MANAGERS}`);
      const { text, shared } = form;
      const written = await writeCoachingNote(deps, { by: { actor, requestId }, personId: repId, text, shared });
      return refused(written.kind === "refused" ? { ...written, field: "text" } : written, form);
    }
  }
}

const FOR_MANAGERS = "are for the managers of this person’s teams to give.";

function refused(
  result: { readonly kind: string; readonly field?: string; readonly message?: string },
  values: Record<string, unknown>,
): InvalidForm | null {
  if (result.kind !== "refused") return null;
  const { field = "form", message = "could not do that" } = result;
  return { errors: { [field]: `We ${message}.` }, values: textsOf(values) };
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}
