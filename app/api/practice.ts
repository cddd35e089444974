import { campaignNamed } from "#app/api/campaigns.ts";
import { type ApiContext, resource } from "#app/api/environment.ts";
import { idempotent } from "#app/api/idempotency.ts";
import { requirePerson } from "#app/api/principal.ts";
import { refusal, unknown } from "#app/api/problem.ts";
import {
  CampaignKey,
  conflict,
  createRoute,
  IdempotencyHeader,
  Instant,
  jsonBody,
  jsonContent,
  REFUSALS,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { may } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Response as GivenResponse } from "#app/domain/questions/presentation.ts";
import { listCampaignsOfRep } from "#app/stores/campaigns.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { answerAndGoOn, type AnswerAndGoOnResult } from "#app/use-cases/practice/answer-and-go-on.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { type PracticeProgress, openSession } from "#app/use-cases/practice/open-session.ts";
import { promptInFull } from "#app/domain/questions/prompt-in-full.ts";
import { rightOptions } from "#app/domain/questions/right-options.ts";

const FactJson = z.object({ label: z.string(), value: z.string() });

/** What may leave before an answer is committed; nothing here tells the right option (R19). */
const PresentationJson = z
  .object({
    token: z.string(),
    criterion: z.object({ key: z.string(), title: z.string() }),
    kind: z.string(),
    prompt: z.string(),
    lead: z.array(FactJson).optional(),
    leads: z
      .array(z.object({ name: z.string(), facts: z.array(FactJson) }))
      .optional()
      .openapi({ description: "`scenario` about two leads: both of them, in place of `lead`" }),
    lefts: z
      .array(z.string())
      .optional()
      .openapi({ description: "`match` only: answer with one option id for each, in this order" }),
    options: z.array(z.object({ id: z.string(), text: z.string() })),
  })
  .openapi("Presentation");
const ProgressJson = z.object({ answered: z.int(), planned: z.int() });
const SessionJson = z.object({
  session: z.string(),
  presentation: PresentationJson.nullable(),
  progress: ProgressJson,
});
const AnsweredJson = z.object({
  correct: z.boolean(),
  correctOptions: z.array(z.string()),
  rationale: z.object({
    text: z.string().nullable(),
    options: z.array(z.object({ id: z.string(), because: z.string().nullable() })),
  }),
  criterion: z.object({ key: z.string(), title: z.string() }),
  readiness: z.object({ level: z.string(), until: Instant.nullable() }),
  next: PresentationJson.nullable(),
  progress: ProgressJson,
});

const startRoute = createRoute({
  method: "post",
  path: "/practice/sessions",
  operationId: "startPractice",
  tags: ["Practice"],
  summary: "Begin, or go on with, a practice session: of one campaign, or of everything",
  security: SECURED,
  request: { headers: IdempotencyHeader, body: jsonBody(z.strictObject({ campaign: CampaignKey.optional() })) },
  responses: {
    201: jsonContent(SessionJson, "The first question; null if there is nothing to practise"),
    ...REFUSALS,
    409: conflict("The first request with this Idempotency-Key is still at work"),
  },
});

const answerRoute = createRoute({
  method: "post",
  path: "/practice/answers",
  operationId: "answer",
  tags: ["Practice"],
  summary: "Answer a presentation, once; the verdict and the next question",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .strictObject({
          presentation: z.uuid(),
          choice: z.array(z.string().max(100)).max(20).optional(),
          text: z.string().max(500).optional(),
        })
        .refine((body) => (body.choice === undefined) !== (body.text === undefined), {
          message: "found both or neither of choice and text, expected one of them",
          path: ["choice"],
        }),
    ),
  },
  responses: {
    200: jsonContent(AnsweredJson, "Graded and committed; an answer sent again gets the first one's verdict"),
    ...REFUSALS,
    409: conflict("The first request with this Idempotency-Key is still at work"),
  },
});

export function practiceApi() {
  const api = resource();

  api.openapi(startRoute, async (c) => {
    const rep = practitioner(c);
    const deps = c.get("deps");
    const key = c.req.valid("json").campaign;
    const only = key === undefined ? null : await campaignNamed(deps, key);
    if (only && !(await listCampaignsOfRep(deps.db, rep.id)).some(({ id }) => id === only.id)) {
      throw refusal({
        status: 403,
        type: "not-enrolled",
        title: "Not enrolled in this campaign",
        detail: `found ${rep.email} outside the teams of ${only.key}`,
      });
    }
    const begin = async (inside: Deps) => {
      const opened = await openSession(inside, { rep, only });
      return {
        session: opened.session.id,
        presentation: opened.presentation && toPresentationJson(opened.presentation, opened.criterionTitle),
        progress: progressJson(opened.progress),
      };
    };
    const body = c.req.valid("json");
    return isKeyed(c)
      ? idempotent(c, { body, status: 201, schema: SessionJson }, begin)
      : c.json(await begin(deps), 201);
  });

  api.openapi(answerRoute, async (c) => {
    const rep = practitioner(c);
    const body = c.req.valid("json");
    const response: GivenResponse =
      body.text !== undefined ? { kind: "text", text: body.text } : { kind: "choice", ids: body.choice ?? [] };
    const answer = async (inside: Deps) =>
      toAnsweredJson(await answerAndGoOn(inside, { rep, presentationId: body.presentation, response }), body);
    return isKeyed(c)
      ? idempotent(c, { body, status: 200, schema: AnsweredJson }, answer)
      : c.json(await answer(c.get("deps")), 200);
  });
  return api;
}

function practitioner(c: ApiContext): Viewer {
  const person = requirePerson(c.get("principal"));
  if (may(person, "practice", { personId: person.id })) return person;
  throw refusal({ status: 403, type: "forbidden", title: "This person may not practise" });
}

/** A presentation counts once by itself, so a key is honoured and costs its statements only where one is sent. */
function isKeyed(c: ApiContext): boolean {
  return c.req.header("idempotency-key") !== undefined;
}

function toAnsweredJson(
  result: AnswerAndGoOnResult,
  body: { readonly presentation: string; readonly text?: string | undefined },
): z.infer<typeof AnsweredJson> {
  if (result.kind === "not_found") throw unknown("presentation", body.presentation);
  if (result.kind === "invalid") {
    throw refusal({
      status: 422,
      type: "invalid-answer",
      title: "That is not an answer to this question",
      detail: result.message,
      errors: [{ pointer: body.text !== undefined ? "/text" : "/choice", detail: result.message }],
    });
  }
  const { content } = result.presentation;
  return {
    correct: result.answer.correct,
    correctOptions: rightOptions(content),
    rationale: {
      text: content.because ?? null,
      options: content.options.map(({ id, because }) => ({ id, because: because ?? null })),
    },
    criterion: { key: result.presentation.criterionKey, title: result.criterionTitle },
    readiness: {
      level: result.eligibility.level,
      until: result.eligibility.until === null ? null : new Date(result.eligibility.until).toISOString(),
    },
    next: result.next && toPresentationJson(result.next.presentation, result.next.criterionTitle),
    progress: progressJson(result.progress),
  };
}

function progressJson({ answered, planned }: PracticeProgress) {
  return { answered, planned };
}

function toPresentationJson(presentation: StoredPresentationRecord, title: string): z.infer<typeof PresentationJson> {
  const { content } = presentation;
  return {
    token: presentation.id,
    criterion: { key: presentation.criterionKey, title },
    kind: content.kind,
    prompt: promptInFull(content),
    ...(content.lead ? { lead: content.lead.map((row) => ({ ...row })) } : {}),
    ...(content.leads
      ? { leads: content.leads.map(({ name, facts }) => ({ name, facts: facts.map((row) => ({ ...row })) })) }
      : {}),
    ...(content.lefts ? { lefts: [...content.lefts] } : {}),
    options: content.options.map(({ id, text }) => ({ id, text })),
  };
}
