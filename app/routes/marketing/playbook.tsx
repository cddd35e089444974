import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { forbidden } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { findOpenDraft } from "#app/stores/drafts.ts";
import { findLatestPlaybook, getPlaybook } from "#app/stores/playbooks.ts";
import { findOpenProposal } from "#app/stores/proposals.ts";
import { findRescoreRun } from "#app/stores/rescore-runs.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { listVersionRows } from "#app/stores/views/playbook-versions.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatDay, formatWhen } from "#app/ui/format.ts";
import { pendingImpact } from "#app/use-cases/playbook/preview-impact.ts";
import { formState } from "../form-state.ts";
import { toDocument } from "./document-shape.ts";
import { Owners } from "./owners.tsx";
import { endGrace, PendingForm } from "./pending.server.ts";
import { PendingVersion } from "./pending-version.tsx";
import { PlaybookText } from "./playbook-document.tsx";
import { ProposalWaits } from "./proposal-waits.tsx";
import { PublishedNotice } from "./published-notice.tsx";
import { publishedVersion } from "./published-version.server.ts";
import { requireCampaign } from "./require-campaign.server.ts";
import { RescoreProgress } from "./rescore-progress.tsx";
import { openScheduleOf } from "./schedule.server.ts";
import { ScheduleNotice } from "./schedule-notice.tsx";
import { Versions } from "./versions.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Playbook: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "playbook.view");
  const { db, clock } = args.context.deps;
  const now = clock.now();
  const inForce = inForceId(campaign, now);
  const [current, latest, proposal] = await Promise.all([
    inForce === null ? null : getPlaybook(db, inForce),
    findLatestPlaybook(db, campaign.id),
    findOpenProposal(db, campaign.id),
  ]);
  const names = await findNames(db, [
    campaign.marketingOwnerId,
    campaign.salesOwnerId,
    proposal?.proposedBy ?? viewer.id,
  ]);
  const pending = pendingOf(campaign, now);
  const versions = await listVersionRows(db, campaign.id);
  return {
    now,
    timeZone: viewer.timeZone,
    campaign: { key: campaign.key, name: campaign.name },
    owners: { marketing: names.get(campaign.marketingOwnerId) ?? "–", sales: names.get(campaign.salesOwnerId) ?? "–" },
    current: current && {
      version: current.version,
      since: versions.find(({ version }) => version === current.version)?.enforceFrom ?? current.enforceFrom,
      text: toDocument(current.playbook),
    },
    pending: pending && latest && { version: latest.version, from: pending.from },
    pendingImpact: await pendingImpact(args.context.deps, campaign, viewer.timeZone),
    schedule: await openScheduleOf(db, campaign.id),
    rescore: inForce === null ? null : await findRescoreRun(db, inForce),
    mayPublish: may(viewer, "playbook.publish", subject),
    proposal: proposal && {
      id: proposal.id,
      at: proposal.proposedAt,
      by: names.get(proposal.proposedBy ?? "") ?? null,
    },
    versions,
    drafting: (await findOpenDraft(db, campaign.id)) !== null,
    mayPropose: may(viewer, "playbook.propose", subject),
    mayPlanLaunch: may(viewer, "launch.view", subject),
    mayImport: may(viewer, "lead.create", subject),
    published: await publishedVersion(args.context.deps, campaign, args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "playbook.view");
  const form = await parseForm(args.request, PendingForm);
  if (!form.ok) return invalid(form);
  const needed = form.value.intent === "again" ? "playbook.propose" : "playbook.publish";
  if (!may(viewer, needed, subject)) throw forbidden();
  const outcome = await endGrace(args.context.deps, { viewerId: viewer.id, campaign }, form.value);
  return outcome.kind === "done" ? redirect(outcome.to) : invalid(outcome.form);
}

/** What was agreed: the version in force, the ones before it, and the way to the next one. */
export default function Playbook() {
  const page = useLoaderData<typeof loader>();
  const {
    campaign,
    current,
    pending,
    proposal,
    versions,
    drafting,
    mayPropose,
    mayImport,
    owners,
    published,
    now,
    timeZone,
  } = page;
  const form = formState(useActionData<typeof action>());
  const aside = (
    <>
      <Versions
        campaign={campaign.key}
        versions={versions}
        inForce={current?.version ?? null}
        now={now}
        timeZone={timeZone}
      />
      <Owners {...owners} />
    </>
  );
  return (
    <Page
      crumbs={[
        { label: "Campaigns", to: paths.campaigns() },
        { label: campaign.name, to: paths.campaign(campaign.key) },
        { label: "Playbook" },
      ]}
      title={
        current
          ? `Version ${current.version} is what ${campaign.name} agreed on.`
          : `${campaign.name} has no version in force yet.`
      }
      lede={
        pending
          ? `Version ${pending.version} is public and takes effect ${formatWhen(pending.from, now, timeZone)}.`
          : current &&
            `In force since ${formatDay(current.since, timeZone)}. The score, the questions, the gate and every explanation come from this text.`
      }
      actions={
        <>
          {mayPropose ? (
            <ButtonLink variant="primary" to={paths.draft(campaign.key)}>
              {drafting ? "Open the draft" : "Change it"}
            </ButtonLink>
          ) : null}
          {current ? (
            <ButtonLink icon="download" reload to={paths.playbookFile(campaign.key, { version: current.version })}>
              Download as YAML
            </ButtonLink>
          ) : null}
          {page.mayPlanLaunch ? (
            <ButtonLink variant="quiet" to={paths.launch(campaign.key)}>
              Plan the launch
            </ButtonLink>
          ) : null}
          {mayImport ? (
            <ButtonLink variant="quiet" icon="upload" to={paths.leadImports({ campaign: campaign.key })}>
              Bring leads from a file
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <div className="mt-6 empty:hidden">
        <FormErrors errors={form.general} />
      </div>
      {published ? <PublishedNotice {...published} campaign={campaign} now={now} timeZone={timeZone} /> : null}
      {pending ? (
        <div className="mt-6 max-w-xl">
          <PendingVersion
            campaign={campaign.key}
            {...pending}
            impact={page.pendingImpact}
            mayPublish={page.mayPublish}
            form={form}
            now={now}
            timeZone={timeZone}
          />
        </div>
      ) : null}
      {page.rescore && current ? (
        <RescoreProgress run={page.rescore} version={current.version} now={now} timeZone={timeZone} />
      ) : null}
      {proposal ? <ProposalWaits {...proposal} campaign={campaign.key} now={now} timeZone={timeZone} /> : null}
      {proposal && page.schedule ? (
        <ScheduleNotice
          schedule={page.schedule}
          mayPublish={page.mayPublish}
          now={now}
          timeZone={timeZone}
          action={paths.proposal(campaign.key, proposal.id)}
        />
      ) : null}
      <Columns aside={aside}>
        {current ? (
          <PlaybookText text={current.text} canEdit={mayPropose} />
        ) : (
          <EmptyState title="Two signatures make a version" icon="signature">
            A proposal holds the whole agreement. When its marketing owner and its sales owner have both signed the same
            text, either of them can publish it; from then on the reps of its teams practise it.
          </EmptyState>
        )}
      </Columns>
    </Page>
  );
}
