import { STAGE_NAMES } from "#app/domain/playbook/playbook.ts";
import type { FormSection } from "./field-at.ts";
import type { Fields, Shape } from "./shape.server.ts";

const text = { kind: "text" } as const;
const word = { kind: "word" } as const;
const number = { kind: "number" } as const;
const duration = { kind: "duration" } as const;
const rule = { kind: "rule" } as const;
const lines = { kind: "lines" } as const;

const ASSET: Fields = { key: word, title: text, kind: text, url: word, event: word };
const PERSONA: Fields = { key: word, name: text, rule, who: text, cares_about: lines, pains: lines, not: text };
const TARGET: Fields = { pool: text, strategy: word };
const ITEM: Fields = { title: text, kind: word, url: word, text, for: { kind: "ticks" }, criterion: word };

/** What each section's form asks for. A section that is a list has it under `entries`. */
export const SHAPES: Readonly<Record<FormSection, Shape>> = {
  campaign: group({
    key: word,
    name: text,
    channel: word,
    launch: word,
    owners: group({ marketing: word, sales: word }),
    teams: { kind: "ticks", always: true },
  }),
  brief: group({
    who: text,
    what: text,
    where: text,
    why: text,
    assets: { kind: "rows", of: ASSET, always: true },
    personas: { kind: "rows", of: PERSONA },
    stages: { kind: "group", of: Object.fromEntries(STAGE_NAMES.map((name) => [name, text])) },
  }),
  scoring: group({ threshold: number, high_intent: number }),
  routing: group({
    routes: { kind: "rows", of: { when: rule, ...TARGET }, always: true },
    default: group(TARGET),
    hold: group({ escalate_after: duration, fallback_after: duration, fallback: word }),
  }),
  sla: group({
    high_intent: duration,
    standard: duration,
    calendar: word,
    min_touches: number,
    reassign_after: duration,
  }),
  dispositions: group({
    entries: { kind: "rows", of: { code: word, action: word, revisit_after: duration, label: text }, always: true },
  }),
  enablement: group({ entries: { kind: "rows", of: ITEM, always: true } }),
};

function group(of: Fields): Shape {
  return { kind: "group", of, always: true };
}
