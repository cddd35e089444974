import { describe } from "#app/domain/playbook/describe.ts";
import { durationInWords } from "#app/domain/playbook/duration.ts";
import type { Section } from "#app/domain/playbook/parts.ts";
import { STAGE_NAMES } from "#app/domain/playbook/playbook.ts";
import type { Persona, Playbook } from "#app/domain/playbook/playbook.ts";
import { capitalised } from "#app/domain/playbook/words.ts";

/** One thing a section says: `key` stays the same while its text changes, so that two versions can be laid side by side. */
export interface SectionLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** Everything a section says, in words, one line for each thing; what isn't said has no line. No two keys are the same. */
export function sectionLines(playbook: Playbook, section: Section): SectionLine[] {
  const seen = new Map<string, number>();
  return LINES[section](playbook).map((one) => {
    const earlier = seen.get(one.key) ?? 0;
    seen.set(one.key, earlier + 1);
    return earlier === 0 ? one : { ...one, key: `${one.key} (${earlier + 1})` };
  });
}

const LINES: Readonly<Record<Section, (playbook: Playbook) => SectionLine[]>> = {
  campaign: campaignLines,
  brief: briefLines,
  scoring: scoringLines,
  gate: gateLines,
  routing: routingLines,
  sla: slaLines,
  dispositions: dispositionLines,
  enablement: enablementLines,
};

function campaignLines({ campaign }: Playbook): SectionLine[] {
  const { name, channel, launch, owners, teams } = campaign;
  return [
    line("name", "Name", name),
    line("channel", "Channel", plain(channel)),
    ...some("launch", "Launch", launch),
    line("marketing", "Marketing owner", owners.marketing),
    line("sales", "Sales owner", owners.sales),
    line("teams", "Teams", teams.join(", ") || "none"),
  ];
}

function briefLines({ brief }: Playbook): SectionLine[] {
  const { assets, personas = [], stages = {} } = brief;
  return [
    ...some("who", "Who", brief.who),
    ...some("what", "What", brief.what),
    ...some("where", "Where", brief.where),
    ...some("why", "Why", brief.why),
    ...STAGE_NAMES.flatMap((name) =>
      some(`stage-${name}`, name.length === 3 ? name.toUpperCase() : capitalised(name), stages[name]),
    ),
    ...personas.flatMap(personaLines),
    ...assets.map(({ key, title, kind, url, event }) =>
      line(`asset-${key}`, `Asset ${key}`, sentence(`${title} (${kind})`, url, event && `shown by ${plain(event)}`)),
    ),
  ];
}

function personaLines({ key, name, rule, who, caresAbout, pains, not }: Persona): SectionLine[] {
  const id = (part: string) => `persona-${key}-${part}`;
  const label = `Persona ${key}`;
  return [
    line(id("name"), label, name),
    ...some(id("rule"), `${label}, recognised by`, rule && describe(rule)),
    ...some(id("who"), `${label}, who`, who),
    ...some(id("cares"), `${label}, cares about`, caresAbout?.join("; ")),
    ...some(id("pains"), `${label}, pains`, pains?.join("; ")),
    ...some(id("not"), `${label}, not`, not),
  ];
}

function scoringLines({ scoring }: Playbook): SectionLine[] {
  return [
    line("threshold", "Qualified from", `${scoring.threshold} points`),
    ...some("high", "High intent from", scoring.highIntent === undefined ? undefined : `${scoring.highIntent} points`),
  ];
}

function gateLines({ gate }: Playbook): SectionLine[] {
  return [
    line("recall", "Recall of each critical criterion", String(gate.recall)),
    line("pass", "Recall of all together", String(gate.pass)),
    line("critical", "Right answers in a row, critical", `${gate.variants.critical} variants`),
    line("standard", "Right answers in a row, standard", `${gate.variants.standard} variants`),
    line("days", "Proven after", `${gate.provenDays} days`),
    line("provisional", "Open leads while provisional", String(gate.provisionalOpenLeads)),
  ];
}

function routingLines({ routing }: Playbook): SectionLine[] {
  const { escalateAfterMs, fallbackAfterMs, fallback } = routing.hold;
  const to = (target: { pool: string; strategy: string }) => `${target.pool}, ${plain(target.strategy)}`;
  return [
    // By rule, not by place: a route that moves is the same route.
    ...routing.routes.map((route, index) =>
      line(`route-${describe(route.when)}`, "Route", `${index + 1}. If ${describe(route.when)}: ${to(route)}`),
    ),
    line("default", "Everything else", to(routing.default)),
    line("escalate", "Held leads: managers hear again after", durationInWords(escalateAfterMs)),
    ...some(
      "fallback-after",
      "Held leads: to the fallback after",
      fallbackAfterMs === undefined ? undefined : durationInWords(fallbackAfterMs),
    ),
    ...some("fallback", "Fallback", fallback),
  ];
}

function slaLines({ sla }: Playbook): SectionLine[] {
  return [
    line("high", "First touch, high intent", `within ${durationInWords(sla.highIntentMs)}`),
    line("standard", "First touch, standard", `within ${durationInWords(sla.standardMs)}`),
    line("calendar", "Counted", sla.calendar === "business" ? "in working hours" : "around the clock"),
    line("touches", "Touches before a lead is unresponsive", String(sla.minTouches)),
    ...some(
      "reassign",
      "To the next rep after",
      sla.reassignAfterMs === undefined ? undefined : durationInWords(sla.reassignAfterMs),
    ),
  ];
}

function dispositionLines({ dispositions }: Playbook): SectionLine[] {
  return dispositions.map(({ code, action, revisitAfterMs, label }) =>
    line(
      code,
      capitalised(plain(code)),
      sentence(action, revisitAfterMs && `again in ${durationInWords(revisitAfterMs)}`, label && `called “${label}”`),
    ),
  );
}

function enablementLines({ enablement }: Playbook): SectionLine[] {
  return enablement.map(({ title, kind, url, text, for: personas, criterion }) =>
    line(
      `${kind}-${title}`,
      capitalised(plain(kind)),
      sentence(title, text, url, personas && `for ${personas.join(", ")}`, criterion && `about ${criterion}`),
    ),
  );
}

function line(key: string, label: string, text: string): SectionLine {
  return { key, label, text };
}

function some(key: string, label: string, text: string | undefined): SectionLine[] {
  return text === undefined ? [] : [line(key, label, text)];
}

function sentence(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("; ");
}

function plain(code: string): string {
  return code.replaceAll("_", " ");
}
