import { evaluate } from "#app/domain/playbook/evaluate.ts";
import { evidenceFor } from "#app/domain/playbook/explain.ts";
import type { Brief, Persona } from "#app/domain/playbook/playbook.ts";
import type { LeadFacts } from "./lead.ts";

export interface PersonaGuess {
  readonly persona: Persona;
  /** The facts that speak for it, in words. */
  readonly evidence: string;
}

/**
 * Whom a lead is taken for: the first persona, in the playbook's order, whose rule the lead meets. Null where none is
 * met: without a rule that says so nobody is guessed at.
 *
 * @param at epoch milliseconds at which windows such as "in the last 14 days" end
 */
export function guessPersona({ personas = [] }: Pick<Brief, "personas">, lead: LeadFacts, at: number) {
  for (const persona of personas) {
    if (!persona.rule || evaluate(persona.rule, lead, at) !== "met") continue;
    return { persona, evidence: evidenceFor(persona.rule, lead, at) } satisfies PersonaGuess;
  }
  return null;
}
