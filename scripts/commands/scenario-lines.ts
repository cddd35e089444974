import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { promptInFull } from "#app/domain/questions/prompt-in-full.ts";
import type { Scenario } from "#app/domain/questions/scenario/scenario.ts";

/** A generated question for people: what is shown, and an arrow at the right option. */
export function scenarioInWords(scenario: Scenario): string[] {
  const facts =
    scenario.kind === "contrast"
      ? scenario.leads.flatMap(({ name, rows }) => [`    ${name}`, ...rows.map((row) => `  ${inRow(row)}`)])
      : scenario.rows.map(inRow);
  return [
    `${scenario.criterion} · ${scenario.kind} · ${scenario.case}`,
    `  ${scenario.prompt}`,
    ...facts,
    ...scenario.options.map(({ text, correct }) => `  ${correct ? "→" : " "} ${text}`),
    "",
  ];
}

/** A generated question for programs. Kinds beside `boundary` say which they are and what else they are about. */
export function scenarioToJson(scenario: Scenario, campaign: string): Record<string, unknown> {
  return {
    criterion: scenario.criterion,
    lead: toPostedLead(scenario.lead, campaign),
    prompt: promptInFull(asked(scenario)),
    options: scenario.options.map(({ text, correct }) => ({ text, correct })),
    qualified: scenario.qualified,
    decides: scenario.decides,
    ...beside(scenario, campaign),
  };
}

function asked(scenario: Scenario): Parameters<typeof promptInFull>[0] {
  const { prompt } = scenario;
  if (scenario.kind !== "contrast") return { prompt, lead: scenario.rows };
  return { prompt, leads: scenario.leads.map(({ name, rows }) => ({ name, facts: rows })) };
}

function beside(scenario: Scenario, campaign: string): Record<string, unknown> {
  switch (scenario.kind) {
    case "boundary":
      return {};
    case "contrast": {
      const leads = scenario.leads.map(({ name, lead, qualified }) => ({
        name,
        lead: toPostedLead(lead, campaign),
        qualified,
      }));
      return { kind: scenario.kind, leads };
    }
    case "change":
      return { kind: scenario.kind, changed: scenario.changed.map((lead) => toPostedLead(lead, campaign)) };
    case "campaigns":
      return { kind: scenario.kind, campaigns: scenario.campaigns };
  }
}

function inRow({ label, value }: { readonly label: string; readonly value: string }): string {
  return `    ${label}: ${value}`;
}

/** As in POST /leads. */
function toPostedLead({ contact, events, ...rest }: LeadFacts, campaign: string): Record<string, unknown> {
  const { first_name: firstName, last_name: lastName, ...others } = contact;
  return {
    campaign,
    ...rest,
    contact: {
      ...others,
      ...(firstName === undefined ? {} : { firstName }),
      ...(lastName === undefined ? {} : { lastName }),
    },
    events: events.map(({ type, at, data }) => ({ type, at: new Date(at).toISOString(), data })),
  };
}
