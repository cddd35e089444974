import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { findOpenProposal } from "#app/stores/proposals.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { Problems } from "./problems.tsx";
import { proposeText, readProposeForm } from "./propose-form.server.ts";
import { ProposeFields } from "./propose-fields.tsx";
import { requireCampaign } from "./require-campaign.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Propose a change: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { campaign } = await requireCampaign(args, "playbook.propose");
  const latest = await findLatestPlaybook(args.context.deps.db, campaign.id);
  const open = await findOpenProposal(args.context.deps.db, campaign.id);
  const start = open && open.baseVersion === (latest?.version ?? 0) ? open.playbook : latest?.playbook;
  return {
    campaign: { key: campaign.key, name: campaign.name },
    latest: latest?.version ?? null,
    startsFromProposal: start !== undefined && start === open?.playbook,
    hasOpen: open !== null,
    text: start ? writePlaybook(start) : "",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, campaign } = await requireCampaign(args, "playbook.propose");
  const form = await readProposeForm(args.request);
  const actor = { kind: "person", id: viewer.id } as const;
  const result = await proposeText(args.context.deps, { form, campaign: campaign.key, actor });
  if (result.kind === "proposed") return redirect(paths.proposal(result.campaign, result.proposalId));
  return data({ result }, { status: 422 });
}

/** The next version as a file or as text: nothing changes until both owners have signed it. */
export default function Propose() {
  const { campaign, latest, startsFromProposal, hasOpen, text } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page
      crumbs={[
        { label: "Campaigns", to: paths.campaigns() },
        { label: campaign.name, to: paths.playbook(campaign.key) },
        { label: "Propose a change" },
      ]}
      title={`Propose version ${(latest ?? 0) + 1}`}
      lede="Nothing changes for anybody until both owners have signed exactly this text and one of them publishes it. First you see whom it would cost what."
      actions={
        latest === null ? undefined : (
          <ButtonLink icon="download" reload to={paths.playbookFile(campaign.key)}>
            Download version {latest} to edit it
          </ButtonLink>
        )
      }
    >
      <div className="mt-8 grid max-w-[52rem] gap-6">
        {result?.kind === "invalid" ? <Problems problems={result.problems} /> : null}
        {result?.kind === "unchanged" ? (
          <Notice live title={`That is version ${result.version}, word for word`}>
            There is nothing to sign. Change something and propose again.
          </Notice>
        ) : null}
        {hasOpen ? (
          <Notice>
            {startsFromProposal
              ? "The text below is that of the open proposal. Proposing takes its place, and signatures it has don’t move along."
              : "An older proposal is still open. Proposing takes its place."}
          </Notice>
        ) : null}
        <Form method="post" encType="multipart/form-data" className="grid gap-6">
          <ProposeFields text={result?.kind === "invalid" ? result.text : text} />
          <div>
            <SubmitButton>See what it would change</SubmitButton>
          </div>
        </Form>
        <p className="max-w-measure text-sm text-ink-3">
          To change a single criterion, open the <a href={`${paths.playbook(campaign.key)}#criteria`}>playbook</a> and
          choose Edit beside it.
        </p>
      </div>
    </Page>
  );
}
