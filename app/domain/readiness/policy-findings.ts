import { SCHEDULED_RECALL } from "#app/domain/memory/fsrs.ts";
import type { Importance, Playbook } from "#app/domain/playbook/playbook.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";

/** What is wrong with a gate policy for these criteria; `refused`: nobody could ever satisfy it. */
export interface PolicyFinding {
  readonly kind: "refused" | "warning";
  /** A sentence for the author, with what would mend it. */
  readonly message: string;
}

/** Titles named before the rest becomes a number. */
const NAMED = 3;

/**
 * Looks at a playbook's gate without simulating anybody: criteria with fewer approved variants than wanted can never be
 * held; a floor at or over what practice is scheduled for shuts the gate before practice falls due.
 */
export function policyFindings(playbook: Playbook): readonly PolicyFinding[] {
  return [
    ...variantFindings(playbook, "critical"),
    ...variantFindings(playbook, "standard"),
    ...floorFindings(playbook),
    ...waitFindings(playbook),
  ];
}

function variantFindings(playbook: Playbook, importance: Importance): PolicyFinding[] {
  const wanted = playbook.gate.variants[importance];
  const short = playbook.criteria
    .filter((criterion) => criterion.importance === importance)
    .map(({ key, title }) => ({ title, written: variantsOf(playbook, key).length }))
    .filter(({ written }) => written < wanted);
  const [first] = short;
  if (!first) return [];
  const named = short.slice(0, NAMED).map(({ title, written }) => `“${title}” (${written})`);
  const rest = short.length > NAMED ? ` and ${short.length - NAMED} more` : "";
  const most = Math.min(...short.map(({ written }) => written));
  const mend = most === 0 ? "Write questions for them" : `Write more questions, or want ${most}`;
  const message =
    `${wanted} different right answers are wanted for every ${importance} criterion, and fewer questions are approved ` +
    `for ${named.join(", ")}${rest}: nobody could ever hold ${short.length === 1 ? "it" : "them"}. ${mend}.`;
  return [{ kind: "refused", message }];
}

function floorFindings({ gate, criteria }: Playbook): PolicyFinding[] {
  const hasCritical = criteria.some(({ importance }) => importance === "critical");
  if (!hasCritical || gate.recall < SCHEDULED_RECALL) return [];
  const message =
    `Practice comes back when recall is down to ${percent(SCHEDULED_RECALL)}. A floor of ${percent(gate.recall)} ` +
    `shuts the gate ${gate.recall > SCHEDULED_RECALL ? "before" : "in the same moment as"} practice falls due, so ` +
    "reps lose leads again and again, however well they practise.";
  return [{ kind: "warning", message }];
}

function waitFindings({ gate }: Playbook): PolicyFinding[] {
  if (gate.provisionalOpenLeads > 0 || gate.provenDays < 2) return [];
  const message =
    `Provisional reps get no leads, and proof takes right answers on ${gate.provenDays} days: nobody new gets a lead ` +
    `before working day ${gate.provenDays}.`;
  return [{ kind: "warning", message }];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
