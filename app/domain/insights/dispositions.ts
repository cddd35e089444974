import type { Stage } from "#app/domain/leads/lead.ts";
import { STAGES } from "#app/domain/leads/lead.ts";
import { DISPOSITION_ACTIONS, type DispositionAction } from "#app/domain/playbook/playbook.ts";

/** So many dispositions of one code took this step, of leads that stand in this stage now. */
export interface DispositionCount {
  readonly code: string;
  readonly action: DispositionAction;
  readonly stage: Stage;
  readonly count: number;
}

export interface DispositionSummary {
  readonly code: string;
  readonly count: number;
  readonly actions: readonly { readonly action: DispositionAction; readonly count: number }[];
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
}

/** Per code how often it was given, what it set off, and where those leads stand now; the most frequent code first. */
export function summariseDispositions(counts: readonly DispositionCount[]): DispositionSummary[] {
  const codes = [...new Set(counts.map(({ code }) => code))];
  return codes
    .map((code): DispositionSummary => {
      const own = counts.filter((one) => one.code === code);
      return {
        code,
        count: sum(own),
        actions: DISPOSITION_ACTIONS.map((action) => ({
          action,
          count: sum(own.filter((one) => one.action === action)),
        })).filter(({ count }) => count > 0),
        stages: STAGES.map((stage) => ({ stage, count: sum(own.filter((one) => one.stage === stage)) })).filter(
          ({ count }) => count > 0,
        ),
      };
    })
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
