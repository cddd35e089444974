import { checkPlaybookFile } from "#app/domain/playbook/file-format.schema.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** A small sound playbook as a file has it; tests break or change the part they are about. */
export function aPlaybookFile() {
  return {
    campaign: {
      key: "summit-2026",
      name: "Summit 2026 booth",
      channel: "trade_show",
      owners: { marketing: "mara@example.com", sales: "sami@example.com" },
    },
    criteria: [
      {
        key: "company-size",
        title: "Between 50 and 1,000 employees",
        kind: "fit",
        importance: "critical",
        required: true,
        points: 20,
        rule: { attribute: "company.employees", op: "between", value: [50, 1000] },
        why: "Under 50 nobody owns the budget.",
      },
      {
        key: "asked-for-demo",
        title: "Asked for a demo in the last 14 days",
        kind: "behaviour",
        importance: "critical",
        points: 40,
        rule: { event: "demo_requested", within: "14d", at_least: 1 },
        why: "After two weeks they have bought elsewhere.",
      },
      {
        key: "student",
        title: "Students are not leads",
        kind: "disqualifier",
        importance: "standard",
        rule: {
          any: [
            { attribute: "contact.title", op: "contains_any", value: ["student", "intern"] },
            { attribute: "contact.email", op: "ends_with_any", value: [".edu"] },
          ],
        },
        why: "They are welcome, but not buying.",
      },
      { key: "which-paper", title: "Which paper it offered", kind: "knowledge", why: "They will ask for it." },
    ],
    questions: [
      { key: "size-boundary", criterion: "company-size", kind: "scenario", generate: "boundary" },
      { key: "demo-boundary", criterion: "asked-for-demo", kind: "scenario", generate: "boundary" },
      {
        key: "student-call",
        criterion: "student",
        kind: "single_choice",
        prompt: "A student asks for a demo. What do you do?",
        options: [
          { text: "Send the recording", correct: true, because: "They learn, nobody calls." },
          { text: "Call within the hour", because: "A student can't buy." },
          { text: "Pass it to a partner" },
        ],
      },
      {
        key: "paper-name",
        criterion: "which-paper",
        kind: "short_answer",
        prompt: "Which paper did the booth offer?",
        accept: ["throughput paper", "the throughput paper"],
      },
    ],
    scoring: { threshold: 60, high_intent: 90 },
  } satisfies Record<string, unknown>;
}

/** The same, checked. */
export function aPlaybook(change: (file: ReturnType<typeof aPlaybookFile>) => unknown = () => undefined): Playbook {
  const file = aPlaybookFile();
  const checked = checkPlaybookFile(change(file) ?? file);
  if (checked.kind === "ok") return checked.playbook;
  throw new Error(checked.problems.map(({ message }) => message).join("\n"));
}
