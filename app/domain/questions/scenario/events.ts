import { compare } from "#app/domain/playbook/compare.ts";
import { evaluateData } from "#app/domain/playbook/evaluate.ts";
import type { AttributeRule, EventRule, Rule, Scalar } from "#app/domain/playbook/rule.ts";
import type { EventSketch } from "./draft.ts";
import { comfortableNumber, valuePairs } from "./values.ts";
import type { Sources } from "./values.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";

/** Events of one type on either side of an event condition's edge. */
export interface EventsPair {
  readonly name: string;
  readonly inside: readonly EventSketch[];
  readonly outside: readonly EventSketch[];
}

/** The edges of an event condition: one event fewer, one too old, or one whose data is just not enough. */
export function eventsPairs(rule: EventRule, sources: Sources): EventsPair[] {
  const enough = comfortableEvents(rule, sources);
  const [first, ...rest] = enough;
  if (!first) return [];
  return [
    ...dataPairs(rule, first, rest, sources),
    ...windowPairs(rule, first, rest),
    { name: "count", inside: enough, outside: rest },
  ];
}

/** As many events as the condition wants, none near an edge; none if its data can't be made up. */
export function comfortableEvents({ event, withinMs, atLeast, where }: EventRule, sources: Sources): EventSketch[] {
  const data = where ? dataFor(where, sources) : {};
  if (where && evaluateData(where, { type: event, at: 0, data }) !== "met") return [];
  const span = Math.min(withinMs ?? 20 * DAY_MS, 20 * DAY_MS) * 0.8;
  const oldest = rounded(span * (0.4 + sources.next() * 0.5));
  return Array.from({ length: atLeast }, (_, index) => ({
    agoMs: rounded((oldest * (atLeast - index)) / atLeast),
    data,
  }));
}

function windowPairs({ withinMs }: EventRule, first: EventSketch, rest: readonly EventSketch[]): EventsPair[] {
  if (withinMs === undefined) return [];
  const step = withinMs >= 2 * DAY_MS ? DAY_MS : withinMs >= 2 * HOUR_MS ? HOUR_MS : MINUTE_MS;
  if (withinMs <= step) return [];
  const aged = (agoMs: number): EventSketch[] => [{ ...first, agoMs }, ...rest];
  return [{ name: "window", inside: aged(withinMs - step), outside: aged(withinMs + step) }];
}

function dataPairs(
  { where }: EventRule,
  first: EventSketch,
  rest: readonly EventSketch[],
  sources: Sources,
): EventsPair[] {
  return leaves(where).flatMap(({ rule, negated }) =>
    valuePairs(rule, sources).flatMap(({ name, inside, outside }) => {
      const [yes, no] = negated ? [outside, inside] : [inside, outside];
      if (yes === undefined || no === undefined || typeof yes === "object" || typeof no === "object") return [];
      const having = (value: Scalar): EventSketch[] => [
        { ...first, data: { ...first.data, [rule.attribute]: value } },
        ...rest,
      ];
      return [{ name: `${rule.attribute} ${name}`, inside: having(yes), outside: having(no) }];
    }),
  );
}

/** Data that meets a condition where every part can be met by itself. */
function dataFor(where: Rule, sources: Sources): Record<string, Scalar> {
  const data: Record<string, Scalar> = {};
  for (const { rule, negated } of leaves(where)) {
    const number = negated ? null : comfortableNumber(rule, sources.next);
    const pair = valuePairs(rule, sources)[0];
    const value = number !== null && compare(number, rule) === "met" ? number : negated ? pair?.outside : pair?.inside;
    if (value !== undefined && typeof value !== "object") data[rule.attribute] = value;
  }
  return data;
}

function leaves(rule: Rule | undefined, negated = false): { rule: AttributeRule; negated: boolean }[] {
  if (!rule || "event" in rule) return [];
  if ("not" in rule) return leaves(rule.not, !negated);
  if ("attribute" in rule) return [{ rule, negated }];
  return ("all" in rule ? rule.all : rule.any).flatMap((part) => leaves(part, negated));
}

/** To whole days, hours or minutes, as people say it. */
function rounded(ms: number): number {
  const unit = ms >= 2 * DAY_MS ? DAY_MS : ms >= 2 * HOUR_MS ? HOUR_MS : MINUTE_MS;
  return Math.max(1, Math.round(ms / unit)) * unit;
}
