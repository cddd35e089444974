import fc from "fast-check";

import { STANDARD_DISPOSITIONS } from "#app/domain/leads/dispositions.ts";
import {
  CHANNELS,
  DISPOSITION_ACTIONS,
  ENABLEMENT_KINDS,
  QUESTION_STATUSES,
  STAGE_NAMES,
  STRATEGIES,
} from "#app/domain/playbook/playbook.ts";
import type { Brief, Criterion, Playbook, Question } from "#app/domain/playbook/playbook.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { aRule } from "#tests/content/arbitraries.ts";
import { questionsOf } from "#tests/content/a-question.ts";

/** Texts that YAML could take for something else. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each.trim() !== ""),
  fc.constantFrom("yes", "2026-12-01", "1e3", "- a", "a: b", "# c", "line\nbreak\n", " spaces ", "null", "~", "\"'"),
);
const line = text.map((each) => each.replaceAll(/[\r\n]/g, " ")).filter((each) => each.trim() !== "");
const link = fc.constantFrom("https://example.com/a?b=c#d", "http://example.com", "/files/a.pdf");
const email = fc.constantFrom("mara@example.com", "sami@example.com", "ngaire@example.com");
const duration = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom(DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS))
  .map(([count, unit]) => count * unit);
const keys = (prefix: string, maxLength: number, minLength = 0) =>
  fc
    .integer({ min: minLength, max: maxLength })
    .map((count) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`));

/** Some fields always, the others in every combination: what is optional must be seen both ways. */
function fields<Shape extends object, Key extends keyof Shape>(
  shape: { [Name in keyof Shape]: fc.Arbitrary<Shape[Name]> },
  requiredKeys: Key[],
) {
  return fc.record(shape, { requiredKeys });
}

const target = fc.record({ pool: text, strategy: fc.constantFrom(...STRATEGIES) });

function briefWith(personas: readonly string[], assets: readonly string[]): fc.Arbitrary<Brief> {
  const persona = (key: string) =>
    fields(
      {
        key: fc.constant(key),
        name: text,
        rule: aRule,
        who: text,
        caresAbout: fc.array(line, { minLength: 1, maxLength: 3 }),
        pains: fc.array(line, { minLength: 1, maxLength: 3 }),
        not: text,
      },
      ["key", "name"],
    );
  const asset = (key: string) =>
    fields(
      { key: fc.constant(key), title: text, kind: text, url: link, event: fc.constantFrom("demo_attended", "a.b:c-d") },
      ["key", "title", "kind"],
    );
  const stages = fc
    .record(Object.fromEntries(STAGE_NAMES.map((name) => [name, text])), { requiredKeys: [] })
    .filter((some) => Object.keys(some).length > 0);
  return fields(
    {
      who: text,
      what: text,
      where: text,
      why: text,
      assets: fc.tuple(...assets.map(asset)),
      stages,
    },
    ["assets"],
  ).chain((brief) =>
    personas.length === 0
      ? fc.constant(brief)
      : fc.tuple(...personas.map(persona)).map((all) => ({ ...brief, personas: all })),
  );
}

function criterion(key: string): fc.Arbitrary<Criterion> {
  const always = {
    key: fc.constant(key),
    title: text,
    importance: fc.constantFrom("critical" as const, "standard" as const),
    why: text,
    say: text,
    change: fc.constantFrom("editorial" as const, "clarifying" as const, "material" as const),
  };
  const none = { points: fc.constant(0), required: fc.constant(false) };
  const base = ["key", "title", "kind", "importance", "why", "points", "required"] as const;
  return fc.oneof(
    fields(
      {
        ...always,
        kind: fc.constantFrom("fit" as const, "behaviour" as const),
        points: fc.nat(40),
        required: fc.boolean(),
        rule: aRule,
      },
      [...base, "rule"],
    ),
    fields({ ...always, kind: fc.constant("disqualifier" as const), ...none, rule: aRule }, [...base, "rule"]),
    fields({ ...always, kind: fc.constant("knowledge" as const), ...none }, [...base]),
  );
}

const disposition = (code: string) =>
  fields(
    { code: fc.constant(code), action: fc.constantFrom(...DISPOSITION_ACTIONS), revisitAfterMs: duration, label: text },
    ["code", "action"],
  );

/** A rule with an edge, from which scenarios can be generated whatever the rest of the playbook says. */
const EDGED: Criterion = {
  key: "edged",
  title: "At least three lines",
  kind: "fit",
  importance: "standard",
  required: false,
  points: 10,
  rule: { attribute: "attributes.lines", op: "gte", value: 3 },
  why: "Because.",
};
const generated: fc.Arbitrary<Question> = fields(
  {
    key: fc.constant("edged-boundary"),
    criterion: fc.constant("edged"),
    kind: fc.constant("scenario" as const),
    generate: fc.constant("boundary" as const),
    status: fc.constantFrom(...QUESTION_STATUSES),
  },
  ["key", "criterion", "kind", "generate"],
);

/** Enough questions for any of the gates below. */
function asked(key: string): Question[] {
  return [1, 2].map((number) => ({
    key: `${key}-typed-${number}`,
    criterion: key,
    kind: "short_answer",
    prompt: "What?",
    accept: ["This"],
  }));
}

/** Any sound playbook: every section, every optional field there and not there. */
export const aWholePlaybook: fc.Arbitrary<Playbook> = fc
  .record({
    criteria: keys("criterion", 3, 1),
    personas: keys("persona", 3),
    assets: keys("asset", 2),
    own: fc.subarray(["moved_away", "partner_desk"]),
  })
  .chain(({ criteria, personas, assets, own }) =>
    fc
      .record({
        campaign: fields(
          {
            key: fc.constant("expo-2026"),
            name: text,
            channel: fc.constantFrom(...CHANNELS),
            launch: fc.constantFrom("2026-12-01", "2028-02-29"),
            owners: fc.record({ marketing: email, sales: email }),
            teams: fc.subarray(["nordics", "emea-new-business"]),
          },
          ["key", "name", "channel", "owners", "teams"],
        ),
        brief: briefWith(personas, assets),
        criteria: fc.tuple(...criteria.map(criterion)),
        scenario: generated,
        more: questionsOf(criteria[0] ?? ""),
        threshold: fc.nat(10),
        highIntent: fc.option(fc.nat(50)),
        gate: fc.record({
          recall: fc.constantFrom(0.75, 0.8, 0.95),
          pass: fc.constantFrom(0, 0.7, 0.95),
          variants: fc.record({ critical: fc.integer({ min: 1, max: 2 }), standard: fc.integer({ min: 1, max: 2 }) }),
          provenDays: fc.integer({ min: 1, max: 30 }),
          provisionalOpenLeads: fc.nat(20),
        }),
        routes: fc.array(
          fc.tuple(aRule, target).map(([when, to]) => ({ when, ...to })),
          { maxLength: 3 },
        ),
        default: target,
        hold: fc.oneof(
          fields({ escalateAfterMs: duration, fallback: email }, ["escalateAfterMs"]),
          fc.record({ escalateAfterMs: duration, fallbackAfterMs: duration, fallback: email }),
        ),
        sla: fields(
          {
            highIntentMs: duration,
            standardMs: duration,
            calendar: fc.constantFrom("business" as const, "always" as const),
            minTouches: fc.nat(20),
            reassignAfterMs: duration,
          },
          ["highIntentMs", "standardMs", "calendar", "minTouches"],
        ),
        dispositions: fc.tuple(...[...STANDARD_DISPOSITIONS.map(({ code }) => code), ...own].map(disposition)),
        enablement: fc.array(
          fields(
            {
              title: text,
              kind: fc.constantFrom(...ENABLEMENT_KINDS),
              url: link,
              text,
              criterion: fc.constantFrom(...criteria),
              ...(personas.length > 0 && { for: fc.subarray([...personas], { minLength: 1 }) }),
            },
            ["title", "kind"],
          ),
          { maxLength: 3 },
        ),
      })
      .map(({ scenario, more, threshold, highIntent, routes, default: otherwise, hold, criteria: drawn, ...rest }) => ({
        ...rest,
        criteria: [...drawn, EDGED],
        questions: [...criteria.flatMap(asked), scenario, ...asked("edged"), ...more],
        scoring: { threshold, ...(highIntent !== null && { highIntent: threshold + highIntent }) },
        routing: { routes, default: otherwise, hold },
      })),
  );
