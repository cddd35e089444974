import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound } from "#app/http/responses.ts";
import { EXCHANGE_FORMATS, type ExchangeFormat, writeQuestions } from "#app/use-cases/content/exchange/exchange.ts";
import { requireDraft } from "./part-form.server.ts";

/** The bank for another system. Questions the format can't carry are counted in a header and named in the report. */
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

/** A comment in the file says what isn't in it; CSV has no comments. */
function withReport(text: string, leftOut: readonly string[], format: ExchangeFormat): string {
  if (leftOut.length === 0) return text;
  const words = `Not in this file, because the format has no form for it: ${leftOut.join(", ")}`;
  if (format === "gift") return `// ${words}\n\n${text}`;
  return format === "moodle-xml" ? text.replace("<quiz>", `<!-- ${words.replaceAll("--", "- -")} -->\n<quiz>`) : text;
}
