import { campaignNamed } from "#app/api/campaigns.ts";
import { type ApiContext, resource } from "#app/api/environment.ts";
import { idempotent } from "#app/api/idempotency.ts";
import { toDryRunJson, toLeadImportJson } from "#app/api/lead-import-json.ts";
import { actorOf, requireAccess } from "#app/api/principal.ts";
import { invalidField, refusal, unknown } from "#app/api/problem.ts";
import {
  conflict,
  createRoute,
  IdempotencyHeader,
  jsonBody,
  jsonContent,
  REFUSALS,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { LeadImportInput, LeadImportJson } from "#app/api/schemas/lead-import.ts";
import { chooseMapping } from "#app/domain/leads/import/choose-mapping.ts";
import type { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { mappingProblems } from "#app/domain/leads/import/mapping-problems.ts";
import type { ImportTable } from "#app/domain/leads/import/table.ts";
import { MINUTE_MS } from "#app/domain/time.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findLeadImport, listImportMappings } from "#app/stores/lead-imports.ts";
import { keepFile } from "#app/use-cases/leads/import/bring-file.ts";
import { cancelImport } from "#app/use-cases/leads/import/cancel-import.ts";
import { checkImport } from "#app/use-cases/leads/import/check-import.ts";
import { checkRows } from "#app/use-cases/leads/import/check-rows.ts";
import { readCsv } from "#app/use-cases/leads/import/read-csv.ts";
import { partsOf } from "#app/use-cases/leads/import/row-parts.ts";
import { importRows, startImport } from "#app/use-cases/leads/import-leads.ts";

/** Up to here the request waits for its rows; a longer file is taken in behind it. */
const ROWS_WITHIN_REQUEST = 500;

const importRoute = createRoute({
  method: "post",
  path: "/leads/import",
  operationId: "importLeads",
  tags: ["Leads"],
  summary: "Take the leads of a CSV file in, each as POST /leads would; rows that can't be read are reported",
  description: `Each row is a transaction of its own. Up to ${ROWS_WITHIN_REQUEST} rows are taken in before the answer; of a longer file the answer says "running", and GET /leads/imports/{id} how far it is. The same externalId again updates that lead; without one the e-mail address tells leads apart.`,
  security: SECURED,
  request: { headers: IdempotencyHeader, body: jsonBody(LeadImportInput) },
  responses: {
    200: jsonContent(LeadImportJson, "What a dry run found"),
    201: jsonContent(LeadImportJson, "What became of the rows"),
    ...REFUSALS,
    409: conflict("The first request with this Idempotency-Key is still at work"),
  },
});

const statusRoute = createRoute({
  method: "get",
  path: "/leads/imports/{id}",
  operationId: "getLeadImport",
  tags: ["Leads"],
  summary: "How far an import is, and what became of its rows",
  security: SECURED,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: jsonContent(LeadImportJson, "The import"), ...REFUSALS },
});

const cancelRoute = createRoute({
  method: "post",
  path: "/leads/imports/{id}/cancel",
  operationId: "cancelLeadImport",
  tags: ["Leads"],
  summary: "Stop an import that is running: what is in stays, the rest is not begun",
  description: "When this has answered, no further row comes in. An import that is done or cancelled stays as it is.",
  security: SECURED,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: jsonContent(LeadImportJson, "The import as it stands now"), ...REFUSALS },
});

export function leadImportApi() {
  const api = resource();

  api.openapi(importRoute, async (c) => {
    const principal = c.get("principal");
    requireAccess(principal, "leads:write", "lead.create");
    const deps = c.get("deps");
    const body = c.req.valid("json");
    const campaign = await campaignNamed(deps, body.campaign);
    const table = await tableOf(body.csv);
    const mapping = await mappingFor(c, { campaign, table, given: body.mapping });
    if (body.dryRun) {
      const file = { campaign, columns: table.columns, mapping, uploadedAt: deps.clock.now() };
      return c.json(toDryRunJson(await checkRows(deps, { ...file, parts: partsOf(table.rows) }), campaign.key), 200);
    }
    const by = { actor: actorOf(principal) };
    const { fileName } = body;
    // The key remembers the import, not its outcome: a repeated request finds the same rows, and takes in what is left.
    const begun = await idempotent(c, { body, status: 201, schema: Begun }, async (inside) => {
      const { id } = await keepFile(inside, { by, campaign, fileName, table });
      await checkImport(inside, { by, id, mapping });
      const isShort = table.rows.length <= ROWS_WITHIN_REQUEST;
      // A worker takes it up if this process dies meanwhile.
      await startImport(inside, { by, id, ...(isShort ? { runAt: deps.clock.now() + MINUTE_MS } : {}) });
      return { id };
    });
    const { id } = Begun.parse(await begun.json());
    if (table.rows.length <= ROWS_WITHIN_REQUEST) while (await importRows(deps, id, ROWS_WITHIN_REQUEST));
    return c.json(await importNamed(c, id), 201);
  });

  api.openapi(statusRoute, async (c) => {
    requireAccess(c.get("principal"), "leads:write", "lead.create");
    return c.json(await importNamed(c, c.req.valid("param").id), 200);
  });

  api.openapi(cancelRoute, async (c) => {
    const principal = c.get("principal");
    requireAccess(principal, "leads:write", "lead.create");
    const { id } = await importNamed(c, c.req.valid("param").id);
    if (id !== null) await cancelImport(c.get("deps"), { by: { actor: actorOf(principal) }, id });
    return c.json(await importNamed(c, c.req.valid("param").id), 200);
  });
  return api;
}

const Begun = z.object({ id: z.string() });

async function tableOf(csv: string): Promise<ImportTable> {
  const read = await readCsv(csv);
  if (read.kind === "unreadable") throw invalidField("csv", read.message);
  return read.table;
}

async function mappingFor(
  c: ApiContext,
  { campaign, table, given }: { campaign: Campaign; table: ImportTable; given: ImportMapping | undefined },
): Promise<ImportMapping> {
  if (!given) {
    const saved = chooseMapping(await listImportMappings(c.get("deps").db, campaign.id), table.columns);
    if (saved) return saved;
    throw invalidField("mapping", `found none, and no earlier file of ${campaign.key} had these columns; expected one`);
  }
  const problems = mappingProblems(given, table.columns);
  if (problems.length === 0) return given;
  throw refusal({
    status: 422,
    type: "invalid-request",
    title: "The request is not valid",
    errors: problems.map(({ index, message }) => ({
      pointer: index === null ? "/mapping/columns" : `/mapping/columns/${index}`,
      detail: message,
    })),
  });
}

async function importNamed(c: ApiContext, id: string) {
  const { db } = c.get("deps");
  const found = /^[0-9a-f-]{36}$/i.test(id) ? await findLeadImport(db, id) : null;
  if (!found?.startedAt) throw unknown("import", id);
  return toLeadImportJson(db, found, (await getCampaign(db, found.campaignId)).key);
}
