import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound } from "#app/http/responses.ts";
import {
  EXCHANGE_FORMATS,
  type ExchangeFormat,
  type LeftOutQuestion,
  type WhyLeftOut,
  writeQuestions,
} from "#app/use-cases/content/exchange/exchange.ts";
import { requireDraft } from "./part-form.server.ts";

/** The bank for another system. Questions the format can't carry are named in it; CSV has no comments, so the page says it before. */
export async function loader(args: LoaderFunctionArgs) {
  const { campaign, current } = await requireDraft(args);
  const asked = new URL(args.request.url).searchParams.get("format");
  const format = EXCHANGE_FORMATS.find((each) => each === asked);
  if (!format) throw notFound("There is no such format.");
  const { text, leftOut } = writeQuestions(current.playbook.questions, format);
  const { extension, type } = FILES[format];
  return new Response(withReport(text, leftOut, format), {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${campaign.key}-questions.${extension}"`,
      "cache-control": "private, no-store",
    },
  });
}

const FILES: Record<ExchangeFormat, { extension: string; type: string }> = {
  gift: { extension: "gift.txt", type: "text/plain" },
  "moodle-xml": { extension: "xml", type: "application/xml" },
  csv: { extension: "csv", type: "text/csv" },
  yaml: { extension: "yaml", type: "application/yaml" },
};

const WHYS: readonly { readonly why: WhyLeftOut; readonly words: string }[] = [
  { why: "generated", words: "because they are made from rules and have no text of their own" },
  { why: "no_form", words: "because the format has no form for their kind" },
  { why: "text", words: "because their text would not come back as it is" },
];

/** A comment in the file says what isn't in it; CSV has no comments. */
function withReport(text: string, leftOut: readonly LeftOutQuestion[], format: ExchangeFormat): string {
  if (leftOut.length === 0) return text;
  const lines = WHYS.flatMap(({ why, words }) => {
    const keys = leftOut.filter((one) => one.why === why).map(({ key }) => key);
    return keys.length === 0 ? [] : [`Not in this file, ${words}: ${keys.join(", ")}`];
  });
  if (format === "gift") return `${lines.map((line) => `// ${line}\n`).join("")}\n${text}`;
  const comments = lines.map((line) => `<!-- ${line.replaceAll("--", "- -")} -->\n`).join("");
  return format === "moodle-xml" ? text.replace("<quiz>", `${comments}<quiz>`) : text;
}
