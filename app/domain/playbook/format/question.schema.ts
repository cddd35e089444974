import { z } from "zod";

import { Key, list, mapping, oneOf, Text, Words } from "#app/domain/playbook/format/fields.schema.ts";
import { hasKey, pickSchema } from "#app/domain/playbook/format/issues.ts";
import { GENERATE_KINDS, QUESTION_KINDS, QUESTION_STATUSES } from "#app/domain/playbook/playbook.ts";
import type { GenerateKind, Question } from "#app/domain/playbook/playbook.ts";

const Option = mapping({
  text: Words,
  correct: z.boolean("true or false").default(false),
  because: Text.exactOptional(),
});

const base = { key: Key, criterion: Key, status: oneOf(QUESTION_STATUSES).exactOptional() };
const asked = { ...base, prompt: Text, because: Text.exactOptional() };

const SHAPES: Readonly<Record<string, z.ZodType<Question>>> = {
  single_choice: mapping({ ...asked, kind: z.literal("single_choice"), options: list(Option, 2) }),
  multiple_choice: mapping({ ...asked, kind: z.literal("multiple_choice"), options: list(Option, 2) }),
  true_false: mapping({ ...asked, kind: z.literal("true_false"), options: list(Option, 2) }),
  short_answer: mapping({ ...asked, kind: z.literal("short_answer"), accept: list(Words, 1) }),
  order: mapping({ ...asked, kind: z.literal("order"), items: list(Words, 2) }),
  match: mapping({ ...asked, kind: z.literal("match"), pairs: list(mapping({ left: Words, right: Words }), 2) }),
  scenario: mapping({ ...asked, kind: z.literal("scenario"), options: list(Option, 2) }),
};

const generated = { ...base, kind: z.literal("scenario") };

const GENERATED: Readonly<Record<GenerateKind, z.ZodType<Question>>> = {
  boundary: mapping({ ...generated, generate: z.literal("boundary") }),
  contrast: mapping({ ...generated, generate: z.literal("contrast") }),
  change: mapping({ ...generated, generate: z.literal("change") }),
  campaigns: mapping({ ...generated, generate: z.literal("campaigns"), with: list(Key, 1) }),
};

/** As with the kind of a question: unless it is known what to generate, that is the one thing to say. */
const OnlyWhatToGenerate = z.looseObject({ generate: oneOf(GENERATE_KINDS) }).transform((): Question => z.NEVER);

/** Without a known kind nothing else can be judged, so that is the one thing to say. */
const OnlyTheKind = z.looseObject({ kind: oneOf(QUESTION_KINDS) }).transform((): Question => z.NEVER);

const QuestionEntry = pickSchema<Question>((value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "a question: a mapping";
  if (hasKey(value, "generate")) {
    const generate = GENERATE_KINDS.find((each) => each === Reflect.get(value, "generate"));
    return generate ? GENERATED[generate] : OnlyWhatToGenerate;
  }
  const kind: unknown = Reflect.get(value, "kind");
  return (typeof kind === "string" && Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined) ?? OnlyTheKind;
});

export const QuestionsSection = list(QuestionEntry);
