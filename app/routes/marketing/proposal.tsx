import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { nextWorkingDays } from "#app/domain/team/working-days.ts";
import { formTimeOf } from "#app/domain/wall-clock.ts";
import { may } from "#app/auth/permissions.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { forbidden } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { findLastVersionNumber, findLatestPlaybook } from "#app/stores/playbooks.ts";
import { listSignatures } from "#app/stores/proposals.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { compareVersions } from "#app/use-cases/playbook/compare-versions.ts";
import { previewImpact } from "#app/use-cases/playbook/preview-impact.ts";
import { formState } from "../form-state.ts";
import { Changes } from "./changes.tsx";
import { ImpactView } from "./impact.tsx";
import { askedPlan } from "./plan.server.ts";
import { ProposalState } from "./proposal-state.tsx";
import {
  cancelScheduleOf,
  ProposalForm,
  proposeAgain,
  publishProposal,
  requireProposal,
  signersOf,
  signProposal,
} from "./proposal.server.ts";
import { proposalFinding } from "./proposal-finding.ts";
import { PublishCard } from "./publish-card.tsx";
import { requireCampaign } from "./require-campaign.server.ts";
import { scheduleOf } from "./schedule.server.ts";
import { ScheduleNotice } from "./schedule-notice.tsx";
import { ScoringImpactView } from "./scoring-impact.tsx";
import { SignatureCard } from "./signature-card.tsx";
import { playbookCrumbs } from "./playbook-crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Publish version ${data?.next ?? ""}: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "playbook.view");
  const { deps } = args.context;
  const proposal = await requireProposal(args, campaign);
  const counting = await findLatestPlaybook(deps.db, campaign.id);
  const signers = await signersOf(deps, campaign, proposal);
  const names = await findNames(deps.db, [signers.marketing, signers.sales, proposal.proposedBy ?? viewer.id]);
  const schedule = await scheduleOf(deps.db, proposal.id);
  const timeZone = viewer.timeZone;
  const asked = askedPlan(args.request, { now: deps.clock.now(), timeZone, order: schedule });
  const { id, contentHash, note, proposedAt, closed, publishedVersion, baseVersion } = proposal;
  return {
    now: deps.clock.now(),
    timeZone,
    viewerId: viewer.id,
    campaign: { key: campaign.key, name: campaign.name },
    next: (await findLastVersionNumber(deps.db, campaign.id)) + 1,
    latest: counting?.version ?? 0,
    proposal: {
      id,
      contentHash,
      note,
      at: proposedAt,
      by: names.get(proposal.proposedBy ?? "") ?? null,
      closed,
      publishedVersion,
      baseVersion,
    },
    comparison: compareVersions(counting?.playbook ?? null, proposal.playbook),
    impact: closed ? null : await previewImpact(deps, { campaign, proposal, plan: asked.plan, timeZone }),
    asked,
    signers: (["marketing", "sales"] as const).map((capacity) => ({
      capacity,
      id: signers[capacity],
      name: names.get(signers[capacity]) ?? "–",
    })),
    signatures: await listSignatures(deps.db, id),
    schedule,
    defaultTime: formTimeOf(nextWorkingDays(deps.clock.now(), 2, timeZone)[1] ?? 0, timeZone),
    mayPublish: may(viewer, "playbook.publish", subject),
    mayPropose: may(viewer, "playbook.propose", subject),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "playbook.view");
  const proposal = await requireProposal(args, campaign);
  const form = await parseForm(args.request, ProposalForm);
  if (!form.ok) return invalid(form);
  const asked = { viewerId: viewer.id, timeZone: viewer.timeZone, campaign, proposal };
  const { deps } = args.context;
  const publishes = form.value.intent === "publish" || form.value.intent === "cancel-schedule";
  if (publishes && !may(viewer, "playbook.publish", subject)) throw forbidden();
  if (form.value.intent === "again" && !may(viewer, "playbook.propose", subject)) throw forbidden();
  const signers = await signersOf(deps, campaign, proposal);
  if (form.value.intent === "sign" && !Object.values(signers).includes(viewer.id)) throw forbidden();

  const outcome = await perform(form.value, deps, asked);
  return outcome.kind === "done" ? redirect(outcome.to) : invalid(outcome.form);
}

/** A text that waits: what it changes, whom it costs what, who has signed, and when it would count. */
export default function ProposalPage() {
  const page = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  const { campaign, proposal, comparison, impact, latest, next, signatures, signers, now, timeZone } = page;
  const complete = signers.every(({ capacity }) =>
    signatures.some((one) => one.capacity === capacity && one.contentHash === proposal.contentHash),
  );
  const stale = proposal.baseVersion !== latest;
  const open = !proposal.closed && !stale;
  return (
    <Page
      crumbs={playbookCrumbs(
        campaign,
        proposal.publishedVersion === null ? `Version ${next}` : `Version ${proposal.publishedVersion}`,
      )}
      eyebrow={`${proposal.by ? `Proposed by ${proposal.by}` : "Proposed"} ${formatWhen(proposal.at, now, timeZone)}, ${latest === 0 ? "the first text" : `compared with version ${latest}`}`}
      title={proposal.closed ? "This proposal is closed" : `Publish version ${next}`}
      lede={impact ? proposalFinding(comparison, impact) : undefined}
      actions={
        <ButtonLink icon="download" reload to={paths.playbookFile(campaign.key, { proposal: proposal.id })}>
          Download as YAML
        </ButtonLink>
      }
    >
      <ProposalState
        proposal={proposal}
        campaign={campaign.key}
        latest={latest}
        stale={stale}
        mayPropose={page.mayPropose}
        problems={form.general}
      />
      <ScheduleNotice schedule={page.schedule} mayPublish={page.mayPublish} now={now} timeZone={timeZone} />
      {proposal.note ? (
        <p className="mt-6 max-w-measure border-s-2 border-ink ps-4">
          {proposal.by ? `${proposal.by}: ` : ""}“{proposal.note}”
        </p>
      ) : null}
      <Columns
        aside={
          <>
            <SignatureCard
              signers={signers}
              signatures={signatures}
              contentHash={proposal.contentHash}
              viewerId={page.viewerId}
              open={open}
              now={now}
              timeZone={timeZone}
            />
            {open && impact ? (
              <PublishCard
                version={next}
                impact={impact}
                complete={complete}
                mayPublish={page.mayPublish}
                defaultTime={page.defaultTime}
                asked={page.asked}
                form={form}
                now={now}
                timeZone={timeZone}
              />
            ) : null}
          </>
        }
      >
        <Changes
          comparison={comparison}
          before={`Version ${latest}`}
          after={`Version ${next}`}
          creditLost={impact?.creditLost}
        />
        {impact ? <ImpactView impact={impact} asked={page.asked} timeZone={timeZone} /> : null}
        {impact?.scoring ? (
          <ScoringImpactView
            scoring={impact.scoring}
            before={`Version ${latest}`}
            after={`Version ${next}`}
            timeZone={timeZone}
          />
        ) : null}
      </Columns>
    </Page>
  );
}

function perform(
  form: ProposalForm,
  deps: Parameters<typeof signProposal>[0],
  asked: Parameters<typeof signProposal>[1],
) {
  switch (form.intent) {
    case "sign":
      return signProposal(deps, asked, form.contentHash);
    case "publish":
      return publishProposal(deps, asked, form);
    case "cancel-schedule":
      return cancelScheduleOf(deps, asked, form.schedule);
    case "again":
      return proposeAgain(deps, asked);
  }
}
