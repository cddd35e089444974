import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { POLICY } from "#tests/support/gate.ts";

/** A campaign nobody has practised: so many criteria, of which so many critical, with three variants each. */
export function aNewCampaign(criteria: number, critical: number, variants = 3): PracticeCampaign {
  const standings = Array.from({ length: criteria }, (_, index) => ({
    key: `c${index}`,
    title: `Criterion ${index}`,
    importance: index < critical ? ("critical" as const) : ("standard" as const),
    revision: 1,
    state: null,
    answeredBefore: false,
  }));
  const ids = Array.from({ length: variants }, (_, index) => "abcdefgh"[index]!);
  return {
    key: "x",
    policy: POLICY,
    criteria: standings,
    variants: Object.fromEntries(
      standings.map(({ key }) => [key, ids.map((id) => ({ id: `${key}-${id}`, shown: 0 }))]),
    ),
  };
}
