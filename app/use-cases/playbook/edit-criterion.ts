import { parse, stringify, YAMLParseError } from "yaml";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { ruleToFile, toPlaybookFile } from "#app/domain/playbook/to-file.ts";
import { type FileProblem, readPlaybook } from "#app/use-cases/content/read-playbook.ts";

/** One criterion as the edit form has it: all of it text. */
export interface CriterionEdit {
  readonly title: string;
  readonly why: string;
  readonly say: string;
  readonly importance: string;
  readonly points: string;
  readonly required: boolean;
  /** The rule as YAML in the file format; empty: none. */
  readonly rule: string;
  /** What the author says it amounts to; empty: let the comparison say. */
  readonly change: string;
}

export type EditedPlaybook =
  | { readonly kind: "ok"; readonly playbook: Playbook }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] };

/** The playbook with one criterion replaced, checked exactly like a file: the editor can't say more than the format can. */
export function editCriterion(playbook: Playbook, key: string, edit: CriterionEdit): EditedPlaybook {
  const file = toPlaybookFile(playbook);
  const rule = readRule(edit.rule);
  if (rule.kind === "broken") return { kind: "invalid", problems: [brokenRule(rule.message)] };
  const criteria = playbook.criteria.map((criterion) => {
    if (criterion.key !== key) return plain(criterion);
    // What an earlier edit was declared to be says nothing about this one.
    const { rule: _rule, change: _change, ...kept } = plain(criterion);
    return {
      ...kept,
      title: edit.title.trim(),
      importance: edit.importance,
      points: /^\d+$/.test(edit.points.trim()) ? Number(edit.points) : edit.points,
      required: edit.required,
      ...(rule.value === null ? {} : { rule: rule.value }),
      why: edit.why.trim(),
      say: edit.say.trim() === "" ? undefined : edit.say.trim(),
      ...(edit.change === "" ? {} : { change: edit.change }),
    };
  });
  return readPlaybook(stringify({ ...file, criteria }, { aliasDuplicateObjects: false }), "this form");
}

/** A criterion's rule as the form shows it. */
export function ruleText(criterion: Playbook["criteria"][number]): string {
  return criterion.rule ? stringify(ruleToFile(criterion.rule), { lineWidth: 70 }).trim() : "";
}

/** The criterion in the file format, without what only a published one has. */
function plain(criterion: Playbook["criteria"][number]) {
  const { key, title, kind, importance, required, points, rule, why, say, change } = criterion;
  return { key, title, kind, importance, required, points, rule: rule && ruleToFile(rule), why, say, change };
}

type RuleText = { kind: "read"; value: unknown } | { kind: "broken"; message: string };

function readRule(text: string): RuleText {
  if (text.trim() === "") return { kind: "read", value: null };
  try {
    return { kind: "read", value: parse(text, { prettyErrors: false, logLevel: "silent" }) };
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof ReferenceError || error instanceof RangeError) {
      return { kind: "broken", message: error.message };
    }
    throw error;
  }
}

function brokenRule(found: string): FileProblem {
  const expected = "a rule in YAML, such as { attribute: company.employees, op: gte, value: 50 }";
  return {
    file: "this form",
    line: 1,
    place: "rule",
    found: `YAML that cannot be read: ${found}`,
    expected,
    message: `rule: found YAML that cannot be read: ${found}, expected ${expected}`,
  };
}
