import { MAX_IMPORT_BYTES } from "#app/domain/leads/import/limits.ts";
import { paths } from "#app/paths.ts";
import { findCampaign } from "#app/stores/campaigns.ts";
import type { By } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { bringFile } from "#app/use-cases/leads/import/bring-file.ts";
import { decodeText } from "#app/use-cases/leads/import/decode-text.ts";
import { readCsv } from "#app/use-cases/leads/import/read-csv.ts";

export type Uploaded =
  | { readonly kind: "brought"; readonly to: string }
  | {
      readonly kind: "invalid";
      readonly field: "campaign" | "file";
      readonly message: string;
      readonly campaign: string;
    };

/** Takes an uploaded file in, and says on which page it goes on. */
export async function uploadFile(deps: Deps, request: Request, by: By): Promise<Uploaded> {
  const form = await request.formData();
  const key = form.get("campaign");
  const chosen = typeof key === "string" ? key : "";
  const file = form.get("file");
  const invalid = (field: "campaign" | "file", message: string): Uploaded => ({
    kind: "invalid",
    field,
    message,
    campaign: chosen,
  });
  const campaign = await findCampaign(deps.db, chosen);
  if (!campaign) return invalid("campaign", "Choose the campaign these leads belong to.");
  if (!(file instanceof File) || file.size === 0) return invalid("file", "Choose a CSV file with something in it.");
  if (file.size > MAX_IMPORT_BYTES)
    return invalid("file", "Found more than 20 MiB, expected at most that. Bring it in parts.");
  const read = await readCsv(decodeText(new Uint8Array(await file.arrayBuffer())));
  if (read.kind === "unreadable") return invalid("file", read.message);
  const fileName = file.name.slice(0, 200) || "leads.csv";
  const { id, needsMapping } = await bringFile(deps, { by, campaign, fileName, table: read.table });
  return { kind: "brought", to: needsMapping ? paths.leadImport(id) : paths.leadImportCheck(id) };
}
