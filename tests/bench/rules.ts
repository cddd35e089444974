import { readFileSync } from "node:fs";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead, type ScoringBasis } from "#app/domain/leads/score.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { type Bench, compare, median } from "./measurement.ts";
import { isQualifiedByHand } from "./statements/booth-predicate.ts";
import { boothLeads } from "./world/booth-leads.ts";

const LEADS = 100_000;
const ROUNDS = 7;
const AT = Date.UTC(2026, 11, 1, 9);

export const rulesBench: Bench = {
  name: "rules",
  goal: { kind: "at_least", ratio: 0.1 },
  about:
    "scoring 100,000 leads of a shipped campaign with every criterion's state and what is missing, beside a predicate written by hand that only says yes or no",
  measure({ seed, say }) {
    const playbook = boothPlaybook();
    const leads = boothLeads(LEADS, { seed, at: AT });
    say(agreement(playbook, leads));
    const times = { ours: new Array<number>(), baseline: new Array<number>() };
    // The first rounds warm up.
    for (let round = -2; round < ROUNDS; round += 1) {
      const ours = timed(() =>
        leads.reduce((count, lead) => count + Number(scoreLead(playbook, lead, AT).qualified), 0),
      );
      const baseline = timed(() => leads.reduce((count, lead) => count + Number(isQualifiedByHand(lead, AT)), 0));
      if (ours.result !== baseline.result)
        throw new Error(`found ${ours.result} qualified, expected ${baseline.result}`);
      if (round < 0) continue;
      times.ours.push(ours.ms);
      times.baseline.push(baseline.ms);
    }
    const perSecond = (ms: readonly number[]) => (LEADS * 1_000) / median(ms);
    return Promise.resolve(compare(perSecond(times.ours), perSecond(times.baseline), "leads/s"));
  },
};

/** Both sides asked about every lead; throws where they differ. */
function agreement(playbook: ScoringBasis, leads: readonly LeadFacts[]): string {
  let qualified = 0;
  let open = 0;
  for (const lead of leads) {
    const score = scoreLead(playbook, lead, AT);
    if (score.qualified !== isQualifiedByHand(lead, AT)) {
      throw new Error(`scored ${score.qualified}, by hand otherwise: ${JSON.stringify(lead)}`);
    }
    if (score.qualified) qualified += 1;
    if (score.missing.length > 0) open += 1;
  }
  return `both agree on each of ${leads.length} leads: ${qualified} qualified; ${open} miss something`;
}

function boothPlaybook(): ScoringBasis {
  const place = "content/campaigns/summit-2026/playbook.yaml";
  const read = readPlaybook(readFileSync(fromProjectRoot(place), "utf8"), place);
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.playbook;
}

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const startedAt = performance.now();
  const result = work();
  return { result, ms: performance.now() - startedAt };
}
