import type { Question, QuestionStatus } from "#app/domain/playbook/playbook.ts";
import { QUESTION_STATUSES } from "#app/domain/playbook/playbook.ts";
import { statusOf } from "#app/domain/playbook/question-status.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import { countOpenFlags } from "#app/stores/views/question-flags.ts";
import { questionStatisticsOf } from "#app/stores/views/question-statistics.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { QUESTION_WORDS } from "../playbook-words.ts";
import { countLeftOut } from "#app/use-cases/content/exchange/exchange.ts";
import { plural } from "#app/ui/format.ts";
import type { DraftHere } from "./part-form.server.ts";

const PER_PAGE = 40;

/** What the address asks for; anything that isn't known asks for nothing. */
export function readBankQuery(request: Request) {
  const query = new URL(request.url).searchParams;
  const page = Number(query.get("page"));
  return {
    criterion: query.get("criterion") ?? "",
    status: QUESTION_STATUSES.find((status) => status === query.get("status")) ?? "",
    kind: query.get("kind") ?? "",
    flagged: query.get("flagged") === "yes",
    search: (query.get("search") ?? "").trim().slice(0, 100),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    saved: query.get("saved") ?? "",
  };
}

/** The bank as its page shows it: questions that fit, with what the log says of each, and criteria that lack some. */
export async function loadBank(
  db: Deps["db"],
  { campaign, current }: DraftHere,
  query: ReturnType<typeof readBankQuery>,
) {
  const { playbook } = current;
  const flags = await countOpenFlags(db, campaign.id);
  const fitting = playbook.questions.filter((question) => fits(question, query, flags));
  const shown = fitting.slice((query.page - 1) * PER_PAGE, query.page * PER_PAGE);
  const statistics = await questionStatisticsOf(db, campaign.id, new Map(shown.map(({ key }) => [key, []])));
  const titles = new Map(playbook.criteria.map(({ key, title }) => [key, title]));
  return {
    rows: shown.map((question) => ({
      key: question.key,
      base: current.fingerprint(`questions/${question.key}`),
      prompt: promptOf(question),
      criterion: titles.get(question.criterion) ?? question.criterion,
      kind: QUESTION_WORDS[question.kind],
      status: statusOf(question),
      flags: flags.get(question.key) ?? 0,
      statistics: statistics.get(question.key) ?? null,
    })),
    total: fitting.length,
    missing: missingWords(playbook.questions),
    first: (query.page - 1) * PER_PAGE + 1,
    pages: Math.max(1, Math.ceil(fitting.length / PER_PAGE)),
    counts: countStatuses(playbook.questions),
    criteria: playbook.criteria.map(({ key, title, importance }) => ({
      key,
      title,
      wanted: playbook.gate.variants[importance],
      approved: variantsOf(playbook, key).length,
    })),
  };
}

/** What a list calls a question. */
export function promptOf(question: Question): string {
  return "generate" in question ? "Leads made up from the criterion's rule" : question.prompt;
}

function fits(
  question: Question,
  { criterion, status, kind, flagged, search }: ReturnType<typeof readBankQuery>,
  flags: ReadonlyMap<string, number>,
): boolean {
  if (criterion !== "" && question.criterion !== criterion) return false;
  if (status !== "" && statusOf(question) !== status) return false;
  if (kind !== "" && question.kind !== kind) return false;
  if (flagged && !flags.has(question.key)) return false;
  return search === "" || JSON.stringify(question).toLowerCase().includes(search.toLowerCase());
}

function countStatuses(questions: readonly Question[]): Record<QuestionStatus, number> {
  const count = (status: QuestionStatus) => questions.filter((question) => statusOf(question) === status).length;
  return {
    draft: count("draft"),
    in_review: count("in_review"),
    approved: count("approved"),
    retired: count("retired"),
  };
}

/** What an export leaves out, before anybody downloads it. */
function missingWords(questions: readonly Question[]): string[] {
  const { generated } = countLeftOut(questions, "csv");
  const { noForm } = countLeftOut(questions, "gift");
  return [
    ...(generated === 0
      ? []
      : [
          `${plural(generated, "question is", "questions are")} made from rules and ${generated === 1 ? "has no text of its" : "have no text of their"} own: only YAML has ${generated === 1 ? "it" : "them"}.`,
        ]),
    ...(noForm === 0
      ? []
      : [`GIFT has no form for ${plural(noForm, "question")} that ${noForm === 1 ? "is" : "are"} put in order.`]),
  ];
}
