import { data } from "@remix-run/server-runtime";
import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { answerSave, type DraftHere } from "./part-form.server.ts";
import { QuestionForm, questionFromForm, rowsOf } from "./question-form.server.ts";

/**
 * Saves the form of a question, or gives it back: with a line more or less if that was the button, else with what keeps it
 * from being saved.
 *
 * @param keyFor the question's key, or what is wrong with the one typed
 */
export async function answerQuestion(
  args: ActionFunctionArgs,
  here: DraftHere,
  keyFor: (form: QuestionForm) => { key: string } | { error: string },
) {
  const form = await parseForm(args.request, QuestionForm);
  if (!form.ok) {
    const { errors, values } = form;
    return data({ form: { errors, values }, problems: [], conflict: null, rows: null }, { status: 422 });
  }
  const rows = rowsOf(form.value);
  const { text: _text, why: _why, match: _match, correct: _correct, intent, ...values } = form.value;
  if (intent !== "save") return data({ form: { errors: {}, values }, problems: [], conflict: null, rows });
  const named = keyFor(form.value);
  if ("error" in named) {
    return data(
      { form: { errors: { key: named.error }, values }, problems: [], conflict: null, rows },
      { status: 422 },
    );
  }
  const edits = [
    { part: `questions/${named.key}` as const, value: questionFromForm(named.key, form.value), base: form.value.base },
  ];
  const to = paths.draftQuestion(here.campaign.key, named.key, { did: "saved" });
  const answer = await answerSave(args, here, { edits, values, to });
  return "data" in answer ? data({ ...answer.data, rows }, answer.init ?? undefined) : answer;
}
