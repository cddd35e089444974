import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { questionView } from "#app/stores/views/practice-question.ts";
import { loadAhead } from "#app/use-cases/practice/load-ahead.ts";
import { campaignToPractise } from "../load.server.ts";
import type { AheadAnswer } from "./outcome.ts";
import { requesterOf } from "./requested.server.ts";

/** The next few questions of the open session, without their keys (R19), for a moment without a network. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const requester = requesterOf(context, form);
  if (requester.kind === "refused") return requester.response;
  const { viewer } = requester;
  const campaign = form.get("campaign");
  const only = await campaignToPractise(context.deps, viewer, typeof campaign === "string" ? campaign : undefined);
  const loaded = await loadAhead(context.deps, { rep: viewer, only });
  const questions = loaded.map(({ presentation, campaign: { key, name } }) => ({
    question: questionView(presentation),
    campaign: { key, name },
  }));
  const body: AheadAnswer = { kind: "loaded", questions };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
