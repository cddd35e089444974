import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { paths } from "#app/paths.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { findOpenDraft } from "#app/stores/drafts.ts";
import { findLatestPlaybook, getPlaybook } from "#app/stores/playbooks.ts";
import { findOpenProposal } from "#app/stores/proposals.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { listVersionRows } from "#app/stores/views/playbook-versions.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatDay, formatWhen } from "#app/ui/format.ts";
import { toDocument } from "./document-shape.ts";
import { Owners } from "./owners.tsx";
import { PlaybookText } from "./playbook-document.tsx";
import { ProposalWaits } from "./proposal-waits.tsx";
import { PublishedNotice } from "./published-notice.tsx";
import { publishedVersion } from "./published-version.server.ts";
import { requireCampaign } from "./require-campaign.server.ts";
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
  return {
    now,
    timeZone: viewer.timeZone,
    campaign: { key: campaign.key, name: campaign.name },
    owners: { marketing: names.get(campaign.marketingOwnerId) ?? "–", sales: names.get(campaign.salesOwnerId) ?? "–" },
    current: current && { version: current.version, since: current.enforceFrom, text: toDocument(current.playbook) },
    pending: latest && latest.id !== inForce ? { version: latest.version, from: latest.enforceFrom } : null,
    proposal: proposal && {
      id: proposal.id,
      at: proposal.proposedAt,
      by: names.get(proposal.proposedBy ?? "") ?? null,
    },
    versions: await listVersionRows(db, campaign.id),
    drafting: (await findOpenDraft(db, campaign.id)) !== null,
    mayPropose: may(viewer, "playbook.propose", subject),
    published: await publishedVersion(args.context.deps, campaign, args.request),
  };
}

/** What was agreed: the version in force, the ones before it, and the way to the next one. */
export default function Playbook() {
  const { campaign, current, pending, proposal, versions, drafting, mayPropose, owners, published, now, timeZone } =
    useLoaderData<typeof loader>();
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
        </>
      }
    >
      {published ? <PublishedNotice {...published} campaign={campaign} now={now} timeZone={timeZone} /> : null}
      {proposal ? <ProposalWaits {...proposal} campaign={campaign.key} now={now} timeZone={timeZone} /> : null}
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
