import { assertNever } from "#app/domain/assert-never.ts";
import type { QuestionOption } from "#app/domain/playbook/playbook.ts";
import type { Presentation, PresentedOption } from "#app/domain/questions/presentation.ts";

import type { Scenario } from "#app/domain/questions/scenario/scenario.ts";
import { opaqueId, seeded, shuffled } from "#app/domain/questions/seeded.ts";
import type { Generator } from "#app/domain/questions/seeded.ts";
import type { Variant } from "#app/domain/questions/variants.ts";

/**
 * A variant as shown once: options shuffled under ids that say nothing, with the truth that stays on the server. The same
 * seed gives the same presentation; true/false questions keep True before False.
 */
export function present(variant: Variant, seed: number): Presentation {
  const next = seeded(`present:${seed}`);
  const base = { variant: variant.id, criterion: variant.criterion };
  if (variant.kind === "generated") return { ...base, ...presentScenario(variant.scenario, next) };
  const { question } = variant;
  const asked = {
    ...base,
    prompt: question.prompt,
    ...(question.because !== undefined && { because: question.because }),
  };
  switch (question.kind) {
    case "single_choice":
    case "multiple_choice":
    case "scenario":
      return { ...asked, kind: question.kind, ...presentChoice(question.options, shuffleTexts(next), next) };
    case "true_false":
      // Backwards by alphabet puts True before False, and Yes before No, whatever order the author wrote.
      return { ...asked, kind: question.kind, ...presentChoice(question.options, sortTexts, next) };
    case "short_answer":
      return { ...asked, kind: question.kind, options: [], truth: { kind: "text", accept: question.accept } };
    case "order":
      return { ...asked, kind: question.kind, ...presentOrder(question.items, next) };
    case "match": {
      const pairs = shuffleTexts(next)(question.pairs.map(({ left, right }) => ({ text: left, right })));
      const rights = presentOrder(
        pairs.map(({ right }) => right),
        next,
      );
      return { ...asked, kind: question.kind, lefts: pairs.map(({ text }) => text), ...rights };
    }
    default:
      return assertNever(question);
  }
}

/** `Both` and `Neither` keep their places, like True and False; that tells nothing, as the truth has no place of its own. */
function presentScenario(scenario: Scenario, next: Generator): Omit<Presentation, "variant" | "criterion"> {
  const { prompt, rows, options } = scenario;
  const asked = { kind: "scenario" as const, prompt };
  switch (scenario.kind) {
    case "boundary":
    case "change":
      return { ...asked, lead: rows, ...presentChoice(options, shuffleTexts(next), next) };
    case "campaigns":
      return { ...asked, lead: rows, ...presentChoice(options, asWritten, next) };
    case "contrast": {
      const leads = scenario.leads.map(({ name, rows: facts }) => ({ name, facts }));
      return { ...asked, leads, ...presentChoice(options, asWritten, next) };
    }
    default:
      return assertNever(scenario);
  }
}

interface Texted {
  readonly text: string;
}
type Arrange = <Item extends Texted>(options: readonly Item[]) => Item[];

/** Sorted first: then nobody who works out the shuffle learns in which order, right answer first, the author wrote. */
function shuffleTexts(next: Generator): Arrange {
  return (options) => shuffled(sortTexts(options), next);
}

function asWritten<Item extends Texted>(options: readonly Item[]): Item[] {
  return [...options];
}

function sortTexts<Item extends Texted>(options: readonly Item[]): Item[] {
  return options.toSorted((a, b) => (a.text < b.text ? 1 : a.text > b.text ? -1 : 0));
}

function presentChoice(
  options: readonly QuestionOption[],
  arrange: Arrange,
  next: Generator,
): Pick<Presentation, "options" | "truth"> {
  const placed = arrange(options).map((option) => ({ option, id: opaqueId(next) }));
  return {
    options: placed.map(({ option, id }): PresentedOption => {
      return { id, text: option.text, ...(option.because !== undefined && { because: option.because }) };
    }),
    truth: { kind: "set", ids: placed.filter(({ option }) => option.correct).map(({ id }) => id) },
  };
}

/** Texts in a new order, and the ids in the order they came in as the truth. */
function presentOrder(inOrder: readonly string[], next: Generator): Pick<Presentation, "options" | "truth"> {
  const placed = shuffleTexts(next)(inOrder.map((text, rank) => ({ text, rank }))).map((item) => ({
    ...item,
    id: opaqueId(next),
  }));
  const truth = placed.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
  return { options: placed.map(({ id, text }) => ({ id, text })), truth: { kind: "sequence", ids: truth } };
}
