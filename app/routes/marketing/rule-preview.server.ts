import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import type { RulePreview } from "#app/domain/playbook/rule-preview.ts";
import { type ParsedForm, parseForm } from "#app/http/forms.server.ts";
import { previewRule } from "#app/use-cases/playbook/preview-rule.ts";
import { requireCampaign } from "./require-campaign.server.ts";

/** Which field of a form the rule is in, and all fields: a form may have several rules, each with its own button. */
const PreviewForm = z
  .object({ previewOf: z.string().max(100).default("rule") })
  .catchall(z.unknown())
  .transform(({ previewOf, ...fields }) => ({ text: fields[previewOf] }))
  .pipe(z.object({ text: z.string("Write a rule.").max(20_000, "That rule is too long to read.") }));

/** Holds a posted rule against the campaign's last leads, for whoever may write its rules. */
export async function postedPreview(args: ActionFunctionArgs): Promise<RulePreview> {
  const { campaign } = await requireCampaign(args, "playbook.propose");
  const form: ParsedForm<z.infer<typeof PreviewForm>> = await parseForm(args.request, PreviewForm);
  if (!form.ok) {
    const problems = Object.values(form.errors).map((text) => ({ place: "rule", text }));
    return { rule: null, text: "", finding: { kind: "invalid", problems } };
  }
  return previewRule(args.context.deps, { campaignId: campaign.id, text: form.value.text });
}
