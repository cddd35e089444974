import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { Personas, Stages } from "../../personas.tsx";
import { Brief } from "./brief.tsx";
import { Changes } from "./changes.tsx";
import { Cover, Mine } from "./standing.tsx";
import { Criteria } from "./criteria.tsx";
import { campaignInSight, loadAgreement, loadCover, loadMine } from "./load.server.ts";
import { Material } from "./material.tsx";
import { campaignLede, campaignTitle } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Campaign"} – Greenroom` }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { deps } = context;
  const { campaign, subject } = await campaignInSight(deps, viewer, params.campaign ?? "");
  return {
    key: campaign.key,
    name: campaign.name,
    agreement: await loadAgreement(deps, viewer, campaign),
    mine: await loadMine(deps, viewer, campaign),
    cover: await loadCover(deps, viewer, campaign, subject),
    mayOpenPlaybook: may(viewer, "playbook.view", subject),
    mayPlanLaunch: may(viewer, "launch.view", subject),
    mayImport: may(viewer, "lead.create", subject),
    now: deps.clock.now(),
    timeZone: viewer.timeZone,
  };
}

export default function CampaignPage() {
  const data = useLoaderData<typeof loader>();
  const { key, name, agreement, mine, cover, mayOpenPlaybook, mayPlanLaunch, mayImport, now, timeZone } = data;
  return (
    <Page
      crumbs={[{ label: "Today", to: paths.today() }, { label: name }]}
      sign={mine ? <Lamp {...mine.card.sign} now={now} size="xl" /> : undefined}
      title={campaignTitle(data)}
      lede={campaignLede(data)}
      actions={
        <>
          {mine && mine.plan.questions > 0 ? (
            <ButtonLink to={paths.startPractice({ campaign: key })} variant="primary">
              Practise this campaign
            </ButtonLink>
          ) : null}
          {mine ? (
            <ButtonLink to={paths.readiness(key, mine.id)}>
              {mine.card.sign.via === null ? "Why am I not eligible" : "Why am I eligible"}
            </ButtonLink>
          ) : null}
          {mayOpenPlaybook ? (
            <ButtonLink to={paths.playbook(key)} variant={mine ? "quiet" : "primary"}>
              Versions and playbook
            </ButtonLink>
          ) : null}
          {mayPlanLaunch ? (
            <ButtonLink to={paths.launch(key)} variant="quiet">
              Plan the launch
            </ButtonLink>
          ) : null}
          {mayImport ? (
            <ButtonLink to={paths.leadImports({ campaign: key })} variant="quiet" icon="upload">
              Bring leads from a file
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {agreement.pending ? (
        <div className="mt-8">
          <Notice
            kind="soon"
            title={`Version ${agreement.pending.version} takes effect ${formatWhen(agreement.pending.from, now, timeZone)}`}
          >
            What it asks anew can be practised already, so that nobody falls out when its hour comes.
          </Notice>
        </div>
      ) : null}
      <Columns
        aside={
          <>
            {mine ? <Mine mine={mine} now={now} timeZone={timeZone} /> : null}
            {cover ? <Cover cover={cover} now={now} timeZone={timeZone} /> : null}
            {agreement.brief ? <Material brief={agreement.brief} /> : null}
          </>
        }
      >
        {agreement.brief ? (
          <>
            <Changes agreement={agreement} now={now} timeZone={timeZone} />
            <Criteria criteria={agreement.criteria} bulbs={mine?.card.bulbs ?? []} />
            <Brief brief={agreement.brief} />
            <Personas personas={agreement.brief.personas} title="Whom you will meet" />
            <Stages stages={agreement.brief.stages} />
          </>
        ) : (
          <EmptyState icon="playbooks" title="Nothing is agreed yet">
            Marketing and sales are still writing what makes a lead of this campaign worth a conversation. What you must
            know appears here when both have signed it.
          </EmptyState>
        )}
      </Columns>
    </Page>
  );
}
