import type { Presentation } from "#app/domain/questions/presentation.ts";

/**
 * What a browser may know of a question before its answer is committed (R19). An allow-list, field by field: neither the
 * truth nor a reason, neither the variant nor the criterion, whose title would answer "which criterion decides?".
 */
export interface QuestionView {
  readonly token: string;
  readonly kind: Presentation["kind"];
  readonly prompt: string;
  readonly lead?: readonly { readonly label: string; readonly value: string }[] | undefined;
  readonly leads?: readonly LeadFactsView[] | undefined;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly lefts?: readonly string[] | undefined;
}

/** One of the two leads of a question that sets them side by side. */
export interface LeadFactsView {
  readonly name: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export function questionView({ id, content }: { id: string; content: Presentation }): QuestionView {
  return {
    token: id,
    kind: content.kind,
    prompt: content.prompt,
    options: content.options.map((option) => ({ id: option.id, text: option.text })),
    ...(content.lead && { lead: content.lead.map(({ label, value }) => ({ label, value })) }),
    ...(content.leads && { leads: content.leads.map(leadFactsView) }),
    ...(content.lefts && { lefts: [...content.lefts] }),
  };
}

function leadFactsView({ name, facts }: LeadFactsView): LeadFactsView {
  return { name, facts: facts.map(({ label, value }) => ({ label, value })) };
}
