import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { grade } from "#app/domain/questions/grade.ts";
import { present } from "#app/domain/questions/present.ts";
import type { Presentation, Response as Answer } from "#app/domain/questions/presentation.ts";
import { noneBecause, variantsOf } from "#app/domain/questions/variants.ts";
import { notFound } from "#app/http/responses.ts";
import { listCampaigns } from "#app/stores/campaigns.ts";
import { questionView } from "#app/stores/views/practice-question.ts";
import { verdictView } from "#app/stores/views/practice-verdict.ts";
import { loadNeighbours } from "#app/use-cases/practice/neighbours.ts";
import type { DraftHere } from "./part-form.server.ts";

type Asked = Pick<LoaderFunctionArgs, "context" | "params" | "request">;

/** One case of the question as it would be asked, whatever its status. */
export async function loadPreview(args: Asked, here: DraftHere) {
  const { key, cases, index, presentation, because } = await previewOf(args, here);
  const facts = { key, position: index + 1, total: cases };
  if (!presentation) return { ...facts, question: null, because };
  return { ...facts, question: questionView({ id: "preview", content: presentation }), because: null };
}

/** The verdict on an answer to it, or why it isn't one. The same case is dealt the same way, so nothing is kept. */
export async function answerPreview(args: Asked, here: DraftHere, form: FormData) {
  const { presentation } = await previewOf(args, here);
  if (!presentation) throw notFound("There is no case to answer.");
  const answer = answerFrom(form);
  const graded = grade(presentation, answer);
  if (graded.kind === "invalid") return { verdict: null, error: graded.message };
  return { verdict: verdictView(presentation, answer, graded.correct), error: null };
}

async function previewOf({ context, params, request }: Asked, { current }: DraftHere) {
  const key = params.question ?? "";
  const question = current.playbook.questions.find((each) => each.key === key);
  if (!question) throw notFound("There is no such question in the draft.");
  const alone = { ...current.playbook, questions: [{ ...question, status: "approved" as const }] };
  const { db, clock } = context.deps;
  const neighbours = await loadNeighbours(db, [alone], { enrolled: await listCampaigns(db), at: clock.now() });
  const variants = variantsOf(alone, question.criterion, neighbours);
  const wanted = Number(new URL(request.url).searchParams.get("case"));
  const index = Number.isSafeInteger(wanted) && wanted > 0 && wanted < variants.length ? wanted : 0;
  const variant = variants[index];
  const presentation: Presentation | null = variant ? present(variant, index + 1) : null;
  const because = "generate" in question ? noneBecause(alone, question, neighbours).join("; ") : "";
  return { key, cases: variants.length, index, presentation, because };
}

function answerFrom(form: FormData): Answer {
  const text = form.get("text");
  if (typeof text === "string") return { kind: "text", text };
  return {
    kind: "choice",
    ids: form
      .getAll("choice")
      .filter((id) => typeof id === "string" && id !== "")
      .map(String),
  };
}
