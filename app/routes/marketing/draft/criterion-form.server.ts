import { z } from "zod";
import { CRITERION_KINDS } from "#app/domain/playbook/playbook.ts";
import { readRuleText } from "#app/use-cases/content/rule-text.ts";

const optional = z.string().trim().default("");

/** The form of one criterion: all text, as typed. What it amounts to is checked like a file. */
export const CriterionForm = z
  .object({
    key: optional,
    title: z.string().trim().min(1, "Write a title.").max(300, "At most 300 characters."),
    kind: z.enum(CRITERION_KINDS, "Choose what kind it is."),
    importance: z.enum(["critical", "standard"], "Choose how important it is."),
    points: optional.pipe(z.string().regex(/^\d{0,4}$/, "Write a whole number, 0 or more.")),
    required: optional,
    rule: z.string().max(20_000, "That rule is too long to read.").default(""),
    why: z.string().trim().min(1, "Write why it matters.").max(4000, "At most 4,000 characters."),
    say: optional,
    change: z.enum(["", "editorial", "clarifying", "material"]).default(""),
    base: optional,
  })
  .superRefine(({ rule, kind }, context) => {
    const read = kind === "knowledge" ? null : readRuleText(rule);
    if (read?.kind === "broken") {
      const message = `This can't be read: ${read.message}. Expected a rule such as { attribute: company.employees, op: gte, value: 50 }.`;
      context.addIssue({ code: "custom", path: ["rule"], message });
    }
  });
export type CriterionForm = z.infer<typeof CriterionForm>;

/** The criterion in the file format. Knowledge has neither rule nor points, whatever the form still shows. */
export function criterionFromForm(key: string, form: CriterionForm): Record<string, unknown> {
  const { title, kind, importance, points, required, rule, why, say, change } = form;
  const read = kind === "knowledge" ? null : readRuleText(rule);
  const scores = kind === "fit" || kind === "behaviour";
  return {
    key,
    title,
    kind,
    importance,
    ...(scores && required === "yes" ? { required: true } : {}),
    ...(scores && points !== "" && points !== "0" ? { points: Number(points) } : {}),
    ...(read?.kind === "read" && read.value !== undefined ? { rule: read.value } : {}),
    why,
    ...(say === "" ? {} : { say }),
    ...(change === "" ? {} : { change }),
  };
}

/** A key from a title: `Between 50 and 1,000 employees` is `between-50-and-1-000-employees`. */
export function keyFrom(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
