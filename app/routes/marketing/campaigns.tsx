import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { may, scopeOf } from "#app/auth/permissions.ts";
import { requireMay, requireMaySome } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { listCampaignRows } from "#app/stores/views/playbook-campaigns.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { pluralWord } from "#app/ui/format.ts";
import { CampaignTable } from "./campaign-table.tsx";
import { NoCampaigns } from "./no-campaigns.tsx";
import { Problems } from "./problems.tsx";
import { proposeText, readProposeForm } from "./propose-form.server.ts";
import { ProposeFields } from "./propose-fields.tsx";

export const meta: MetaFunction = () => [{ title: "Campaigns – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "campaign.view", request);
  const playbooks = scopeOf(viewer, "playbook.view");
  return {
    campaigns: await listCampaignRows(context.deps.db, scopeOf(viewer, "campaign.view")),
    readsPlaybooks: playbooks.kind === "all" || viewer.role === "manager",
    mayCreate: may(viewer, "campaign.create"),
    now: context.deps.clock.now(),
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "campaign.create", {}, request);
  const form = await readProposeForm(request);
  const actor = { kind: "person", id: viewer.id } as const;
  const result = await proposeText(context.deps, { form, actor });
  if (result.kind === "proposed") return redirect(paths.proposal(result.campaign, result.proposalId));
  return data({ result }, { status: 422 });
}

/** Every campaign there is for you, and the way to a new one. */
export default function Campaigns() {
  const { campaigns, readsPlaybooks, mayCreate, now, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const waiting = campaigns.filter(({ proposalWaits }) => proposalWaits).length;
  return (
    <Page
      title={
        waiting > 0 && readsPlaybooks
          ? `${pluralWord(waiting, "proposal waits", "proposals wait")} for signatures.`
          : `${pluralWord(campaigns.length, "campaign")}${campaigns.length === 0 ? " yet." : "."}`
      }
      lede="Each campaign has one agreement: it scores the leads, asks the questions and opens the gate."
      actions={
        mayCreate ? (
          <ButtonLink to={paths.newCampaign()} variant="primary">
            Begin a campaign
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="mt-8">
        {campaigns.length > 0 ? (
          <CampaignTable campaigns={campaigns} readsPlaybooks={readsPlaybooks} now={now} timeZone={timeZone} />
        ) : (
          <NoCampaigns mayCreate={mayCreate} />
        )}
      </div>
      {mayCreate ? (
        <Section title="Or from a file" id="new">
          <p className="mb-4 max-w-measure text-sm text-ink-2">
            From a playbook file with a key of its own. To begin with a copy, download the playbook of a campaign that
            is like it, change the key, the owners and what differs, and bring it back here.
          </p>
          {result?.kind === "taken" ? (
            <Notice live title={`There is a campaign ${result.campaign} already`}>
              Change its <Link to={paths.draft(result.campaign)}>draft</Link>, or choose another key.
            </Notice>
          ) : null}
          {result?.kind === "invalid" ? <Problems problems={result.problems} /> : null}
          <details open={result !== undefined} className="mt-4">
            <summary>Bring a playbook file</summary>
            <Form method="post" encType="multipart/form-data" className="mt-4 grid max-w-[52rem] gap-6">
              <ProposeFields text={result?.kind === "invalid" ? result.text : ""} rows={14} />
              <div>
                <SubmitButton>Make the campaign</SubmitButton>
              </div>
            </Form>
          </details>
        </Section>
      ) : null}
    </Page>
  );
}
