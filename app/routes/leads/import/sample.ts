import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { readSampleFile, SAMPLE_NAME } from "#app/use-cases/leads/import/sample-file.ts";

/** A messy file to try the import with; content/README.md says what is in it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireMay(context, "lead.create", {}, request);
  return new Response(await readSampleFile(), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${SAMPLE_NAME}"`,
      "cache-control": "private, no-store",
    },
  });
}
