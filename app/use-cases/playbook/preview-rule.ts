import { stringify } from "yaml";
import { attributeLabel } from "#app/domain/playbook/attributes.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import {
  type PreviewExample,
  type RulePreview,
  type ShownExample,
  tallyRule,
} from "#app/domain/playbook/rule-preview.ts";
import { ruleToFile } from "#app/domain/playbook/to-file.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { listRecentLeads, type RecentLead } from "#app/stores/views/playbook-recent-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { readRule } from "#app/use-cases/playbook/read-rule.ts";

const LEADS_AT_MOST = 1_000;

/** What a rule, as written so far, says of the campaign's last leads; or what is wrong with it, place by place. */
export async function previewRule(
  deps: Pick<Deps, "db">,
  { campaignId, text }: { campaignId: number; text: string },
): Promise<RulePreview> {
  const read = readRule(text);
  if (read.kind === "empty") return { kind: "empty" };
  if (read.kind === "invalid") {
    const problems = read.problems.map(({ message, found, expected }) => ({
      place: message.slice(0, message.indexOf(": ")),
      text: `found ${found}, expected ${expected}`,
    }));
    return { kind: "invalid", problems };
  }
  const { rule } = read;
  const leads = await listRecentLeads(deps.db, { campaignId, limit: LEADS_AT_MOST, events: "all" });
  const tally = tallyRule(rule, leads);
  return {
    kind: "preview",
    words: capitalised(describe(rule)),
    rule,
    text: ruleAsText(rule),
    leads: tally.leads,
    met: tally.met,
    unknown: tally.unknown,
    missing: tally.missing.map(({ attribute, leads: of }) => ({ label: attributeLabel(attribute), leads: of })),
    justIn: tally.justIn.map(shown),
    justOut: tally.justOut.map(shown),
  };
}

/** A rule as the text people edit. */
export function ruleAsText(rule: Rule): string {
  return stringify(ruleToFile(rule), { lineWidth: 70 }).trim();
}

function shown({ lead, evidence }: PreviewExample<RecentLead>): ShownExample {
  return { id: lead.id, name: lead.name, company: lead.company, evidence: capitalised(evidence) };
}
