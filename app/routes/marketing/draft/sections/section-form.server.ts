import { data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { leadCatalogue } from "#app/use-cases/leads/lead-catalogue.ts";
import { answerSave, type DraftHere, partFacts } from "../part-form.server.ts";
import type { FormSection } from "./field-at.ts";
import { type FormValues, moveRows, textOf } from "./form-values.ts";
import { rulesIn } from "./rules-in.server.ts";
import { sectionFromForm, sectionToForm, tidied } from "./section-value.server.ts";

/** What every section's page begins with: the facts around the form, and its fields as they are saved. */
export async function sectionFacts(args: LoaderFunctionArgs, here: DraftHere, section: FormSection) {
  const saved = sectionToForm(section, here.current.parts.get(section));
  return { part: await partFacts(args, here, section), saved, rules: rulesIn(saved) };
}

/** What the rule editor offers: what real leads of this campaign say, and where to count how many a rule meets. */
export async function ruleEditing({ context }: LoaderFunctionArgs, { campaign }: DraftHere) {
  return {
    catalogue: await leadCatalogue(context.deps, campaign.id),
    previewUrl: paths.rulePreview(campaign.key),
  };
}

/** Does what the pressed button asks: a row added, moved or removed, with nothing saved yet; or the section saved. */
export async function answerSection(
  args: Pick<LoaderFunctionArgs, "context" | "request">,
  here: DraftHere,
  section: FormSection,
) {
  const { intent: _intent, ...values } = toValues(await args.request.formData());
  const moved = moveRows(values, typeof _intent === "string" ? _intent : "");
  if (moved) {
    const { values: typed, focus } = moved;
    const form = { errors: {}, values: typed };
    return data({ form, problems: [], conflict: null, focus, rules: rulesIn(typed) });
  }
  const tidy = tidied(section, values);
  return answerSave(args, here, {
    edits: [{ part: section, value: sectionFromForm(section, tidy), base: textOf(values, "base") }],
    values: mutable(tidy),
  });
}

function toValues(form: FormData): FormValues {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, name.endsWith("[]") ? texts(name) : (texts(name).at(-1) ?? "")]),
  );
}

function mutable(values: FormValues): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}
