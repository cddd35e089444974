import type { LeadEvent, LeadFacts } from "#app/domain/leads/lead.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { seededDice } from "#tests/bench/load/seeded-dice.ts";

/** Leads with the shapes of the booth campaign's: badge scans with gaps, numbers typed as text, visits of all lengths. */
export function boothLeads(count: number, { seed, at }: { seed: number; at: number }): LeadFacts[] {
  const dice = seededDice(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[dice(items.length)] ?? items[0];
  const percent = (share: number) => dice(100) < share;
  const unless = <Value>(missing: number, value: Value) => (percent(missing) ? undefined : value);

  function facts(entries: Readonly<Record<string, Scalar | undefined>>): Record<string, Scalar> {
    const known = Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    );
    return Object.fromEntries(known);
  }

  function events(): LeadEvent[] {
    const happened = (type: string, data: LeadEvent["data"] = {}): LeadEvent => ({
      type,
      at: at - dice(60) * DAY_MS - dice(DAY_MS),
      data,
    });
    return [
      happened("badge_scanned", { talk: "Format change in 12 minutes" }),
      ...Array.from({ length: dice(3) }, () => happened("demo_attended", percent(8) ? {} : { minutes: 2 + dice(11) })),
      ...(percent(20) ? [happened("audit_requested")] : []),
    ];
  }

  return Array.from({ length: count }, (_, index) => {
    const employees = percent(75) ? 40 + dice(960) : 5 + dice(4_000);
    const domain = `${pick(["nordhof", "fjordly", "oderbruch", "kitmark", "campus"])}${pick([".example", ".example", ".edu"])}`;
    return {
      contact: facts({
        first_name: "Pat",
        last_name: `Prospect ${index}`,
        email: `p${index}@${domain}`,
        title: unless(10, pick(TITLES)),
      }),
      company: facts({
        name: `Plant ${index}`,
        domain,
        employees: unless(10, percent(5) ? ` ${employees} ` : employees),
        industry: unless(12, pick(["food", "Food", "beverage", "pharma", "chemicals", "education", "media"])),
        country: unless(5, pick(["DE", "AT", "DK", "SE", "FI", "NL"])),
      }),
      deal: {},
      source: facts({ event: "PackSummit 2026" }),
      attributes: facts({
        packaging_lines: unless(12, percent(80) ? 2 + dice(7) : dice(2)),
        retrofit_months: unless(30, dice(30)),
        controller_age_years: unless(50, dice(25)),
        integrator: percent(6) ? true : unless(80, false),
      }),
      events: events(),
    };
  });
}

const TITLES = [
  "Operations Director",
  "Plant Manager",
  "Head of Packaging",
  "Maintenance Manager",
  "Continuous Improvement Lead",
  "Production Shift Leader",
  "Purchasing Manager",
  "Head of International Sales",
  "Managing Director",
  "PhD student",
  "Trade journalist",
  "Job seeker",
] as const;
