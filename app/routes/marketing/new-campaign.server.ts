import { data, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { CHANNELS } from "#app/domain/playbook/playbook.ts";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { beginCampaign } from "#app/use-cases/drafts/begin-campaign.ts";
import { keyFrom } from "./draft/sections/section-value.server.ts";

const text = z.string().trim().default("");

export const NewCampaignForm = z.object({
  name: text.pipe(z.string().min(1, "Write a name.").max(300, "At most 300 characters.")),
  key: text,
  channel: z.enum(CHANNELS, "Choose a channel."),
  launch: text.pipe(z.union([z.literal(""), z.iso.date()], "Write a day such as 2026-12-01, or leave it empty.")),
  marketing: text.pipe(z.string().min(1, "Choose who answers for it in marketing.")),
  sales: text.pipe(z.string().min(1, "Choose who answers for it in sales.")),
  teams: z.array(z.string()).default([]),
});
type NewCampaignForm = z.infer<typeof NewCampaignForm>;

/** Begins the campaign and leads to its draft, or says what is missing with everything typed. */
export async function beginFromForm(deps: Deps, personId: string, form: NewCampaignForm) {
  const { name, channel, launch, marketing, sales, teams } = form;
  const key = form.key === "" ? keyFrom(name) : form.key;
  const result = await beginCampaign(deps, {
    personId,
    campaign: { key, name, channel, ...(launch !== "" && { launch }), owners: { marketing, sales }, teams },
  });
  const values = { ...form, key };
  switch (result.kind) {
    case "begun":
      return redirect(paths.draft(result.campaign));
    case "taken":
      return refused({ key: `The key ${key} is taken. Write another one.` }, values);
    case "invalid":
      return refused(
        Object.fromEntries(
          result.problems.map(({ place, found, expected }) => [
            fieldOf(place),
            `Found ${found}, expected ${expected}.`,
          ]),
        ),
        values,
      );
  }
}

function refused(errors: InvalidForm["errors"], values: InvalidForm["values"]) {
  return data({ form: { errors, values } }, { status: 422 });
}

/** `campaign.owners.sales` is the field `sales`, `campaign.teams[1]` is `teams`. */
function fieldOf(place: string): string {
  const path = place.replace("campaign.", "").replace("owners.", "");
  return path.replace(/\[\d+\].*$/, "");
}
