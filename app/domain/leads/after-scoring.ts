import { assertNever } from "#app/domain/assert-never.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Stage } from "./lead.ts";
import type { LeadScore } from "./score.ts";

export interface ScoredLead {
  readonly stage: Stage;
  readonly qualified: boolean;
  /** Some disqualifier is met. */
  readonly disqualified: boolean;
  /** Put aside until a date, and the prospect has given no new signal since. */
  readonly resting: boolean;
  /** Removed by a disposition: no data brings it back. */
  readonly removed: boolean;
}

/** Where a lead goes after it was scored; null: it stays. An owned lead stays with its owner, whatever it scores now. */
export function stageAfterScoring(lead: ScoredLead): Stage | null {
  switch (lead.stage) {
    case "received":
      return verdict(lead);
    case "nurturing":
      return lead.resting ? null : changed(lead);
    case "qualified":
    case "held":
      return lead.qualified ? null : verdict(lead);
    case "disqualified":
      return lead.removed ? null : changed(lead);
    case "assigned":
    case "working":
    case "sql":
    case "opportunity":
    case "won":
    case "lost":
      return null;
    default:
      return assertNever(lead.stage);
  }
}

/** Whether a score rests on a disqualifier being met. */
export function isDisqualified(score: LeadScore, criteria: readonly Pick<Criterion, "key" | "kind">[]): boolean {
  const disqualifiers = new Set(criteria.filter(({ kind }) => kind === "disqualifier").map(({ key }) => key));
  return score.criteria.some(({ key, state }) => state === "met" && disqualifiers.has(key));
}

function verdict(lead: ScoredLead): Stage {
  if (lead.qualified) return "qualified";
  return lead.disqualified ? "disqualified" : "nurturing";
}

function changed(lead: ScoredLead): Stage | null {
  const stage = verdict(lead);
  return stage === lead.stage ? null : stage;
}
