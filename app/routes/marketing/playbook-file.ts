import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound } from "#app/http/responses.ts";
import { findLatestPlaybook, findPlaybookVersion } from "#app/stores/playbooks.ts";
import { findProposal } from "#app/stores/proposals.ts";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { requireCampaign } from "./require-campaign.server.ts";

/** A version or a proposal as the file that reads back as the same text. */
export async function loader(args: LoaderFunctionArgs) {
  const { campaign } = await requireCampaign(args, "playbook.view");
  const { db } = args.context.deps;
  const query = new URL(args.request.url).searchParams;
  if (query.has("draft")) return draftFile(args);
  const proposalId = query.get("proposal");
  const version = Number(query.get("version"));
  if (proposalId !== null) {
    const proposal = /^[0-9a-f-]{36}$/.test(proposalId) ? await findProposal(db, proposalId) : null;
    if (proposal?.campaignId !== campaign.id) throw notFound("There is no such proposal.");
    return download(writePlaybook(proposal.playbook), `${campaign.key}-proposal.yaml`);
  }
  const found =
    Number.isSafeInteger(version) && version > 0
      ? await findPlaybookVersion(db, { campaignId: campaign.id, version })
      : await findLatestPlaybook(db, campaign.id);
  if (!found) throw notFound("There is no such version.");
  return download(writePlaybook(found.playbook), `${campaign.key}-v${found.version}.yaml`);
}

/** The next version as it stands, for whoever may edit it; it may still be unfinished. */
async function draftFile(args: LoaderFunctionArgs): Promise<Response> {
  const { campaign } = await requireCampaign(args, "playbook.propose");
  const current = await currentDraft(args.context.deps, campaign.id);
  if (!current) throw notFound("This campaign has no text yet.");
  return download(writePlaybook(current.playbook), `${campaign.key}-draft.yaml`);
}

function download(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "application/yaml; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
