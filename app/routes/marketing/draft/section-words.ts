import { durationInWords } from "#app/domain/playbook/duration.ts";
import type { Section } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { formatPercent, plural } from "#app/ui/format.ts";

/** Each section in one line: enough to know whether to open it. */
export function sectionWords(playbook: Playbook): Record<Section, string> {
  const { campaign, brief, scoring, gate, routing, sla, dispositions, enablement } = playbook;
  const answered = [brief.who, brief.what, brief.where, brief.why].filter((answer) => answer !== undefined).length;
  return {
    campaign: [
      campaign.channel.replace("_", " "),
      ...(campaign.launch ? [`launch ${campaign.launch}`] : []),
      plural(campaign.teams.length, "team"),
    ].join(" · "),
    brief: `${answered} of 4 questions answered · ${plural(brief.assets.length, "asset")}`,
    scoring: `${plural(scoring.threshold, "point")} qualify${scoring.highIntent === undefined ? "" : ` · ${scoring.highIntent} is high intent`}`,
    gate: `recall ${formatPercent(gate.recall)} · pass ${formatPercent(gate.pass)} · ${gate.variants.critical} variants for critical`,
    routing: `${plural(routing.routes.length, "route")}, then ${routing.default.pool}`,
    sla: `${durationInWords(sla.highIntentMs)} for high intent, ${durationInWords(sla.standardMs)} otherwise · ${plural(sla.minTouches, "touch", "touches")}`,
    dispositions: plural(dispositions.length, "code"),
    enablement: plural(enablement.length, "item"),
  };
}
