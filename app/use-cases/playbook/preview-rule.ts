import { attributeLabel } from "#app/domain/playbook/attributes.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";
import {
  type PreviewExample,
  type RulePreview,
  type ShownExample,
  tallyRule,
} from "#app/domain/playbook/rule-preview.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { listRecentLeads, type RecentLead } from "#app/stores/views/playbook-recent-leads.ts";
import { ruleText } from "#app/use-cases/content/rule-text.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { readRule } from "#app/use-cases/playbook/read-rule.ts";

const LEADS_AT_MOST = 1_000;

/** What a rule, as written so far, says of the campaign's last leads; or what is wrong with it, place by place. */
export async function previewRule(
  deps: Pick<Deps, "db">,
  { campaignId, text }: { campaignId: number; text: string },
): Promise<RulePreview> {
  const read = readRule(text);
  if (read.kind === "empty") return { finding: { kind: "empty" }, rule: null, text };
  if (read.kind === "invalid") {
    const problems = read.problems.map(({ path, found, expected }) => ({
      place: formatPath(path),
      text: `found ${found}, expected ${expected}`,
    }));
    return { finding: { kind: "invalid", problems }, rule: null, text };
  }
  const { rule } = read;
  const leads = await listRecentLeads(deps.db, { campaignId, limit: LEADS_AT_MOST, events: "all" });
  const tally = tallyRule(rule, leads);
  const finding = {
    kind: "preview" as const,
    words: capitalised(describe(rule)),
    leads: tally.leads,
    met: tally.met,
    unknown: tally.unknown,
    missing: tally.missing.map(({ attribute, leads: of }) => ({ label: attributeLabel(attribute), leads: of })),
    justIn: tally.justIn.map(shown),
    justOut: tally.justOut.map(shown),
  };
  return { finding, rule, text: ruleText(rule) };
}

function shown({ lead, evidence }: PreviewExample<RecentLead>): ShownExample {
  return { id: lead.id, name: lead.name, company: lead.company, evidence: capitalised(evidence) };
}
