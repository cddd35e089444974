import { Form, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { type Scope, scopeOf } from "#app/auth/permissions.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDate, formatDay } from "#app/ui/format.ts";
import { planLaunch } from "#app/use-cases/team/plan-launch.ts";
import { requireCampaign } from "../../marketing/require-campaign.server.ts";
import { readLaunchDay } from "./launch-day.ts";
import { LaunchTable } from "./launch-table.tsx";
import { launchTitle } from "./launch-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Launch: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, campaign, subject } = await requireCampaign(args, "launch.view");
  const { deps } = args.context;
  const asked = new URL(args.request.url).searchParams.get("on");
  const launch = readLaunchDay(asked, campaign.launchOn, deps.clock.now());
  const isOwner = [subject.marketingOwnerId, subject.salesOwnerId].includes(viewer.id);
  // An owner plans for everybody enrolled, a manager for their teams.
  const scope: Scope = isOwner ? { kind: "all" } : scopeOf(viewer, "launch.view");
  return {
    campaign: { key: campaign.key, name: campaign.name, launchOn: campaign.launchOn },
    launch,
    asked,
    plan: launch.kind === "ahead" ? await planLaunch(deps, { campaign, scope, launchAt: launch.at }) : null,
  };
}

/** What it takes everybody to be ready when a campaign's leads begin to come, and who will not be. */
export default function Launch() {
  const { campaign, launch, asked, plan } = useLoaderData<typeof loader>();
  const waiting = plan?.rows.filter((row) => row.plan === null).length ?? 0;
  return (
    <Page
      crumbs={[{ label: campaign.name, to: paths.campaign(campaign.key) }, { label: "Launch" }]}
      title={titleOf()}
      lede={
        plan && plan.rows.length > 0
          ? "The shortest daily practice with which each is ready on the day in at least 18 of 20 simulated runs."
          : undefined
      }
    >
      <Form method="get" className="mt-6 flex flex-wrap items-end gap-3" key={asked}>
        <Field
          label="Leads begin on"
          name="on"
          type="date"
          defaultValue={asked ?? campaign.launchOn ?? ""}
          error={launch.kind === "strange" ? launch.problem : undefined}
        />
        <Button type="submit">Plan for this day</Button>
        <ButtonLink variant="quiet" to={paths.team({ campaign: campaign.key })}>
          How they stand now
        </ButtonLink>
      </Form>
      {launch.kind === "none" ? (
        <Nothing title="A plan needs a day">
          {campaign.name} names no launch. Choose the day its leads begin to come, here or in the playbook.
        </Nothing>
      ) : null}
      {launch.kind === "passed" ? (
        <Nothing title="That day has come">
          From then on the team page says who is ready now. Choose a day ahead to see what it takes to be ready on it.
        </Nothing>
      ) : null}
      {plan?.version === null ? (
        <Nothing title="Nothing can be practised yet">
          No version of the playbook will be in force on that day. Once both owners have signed one, this page shows
          what it asks of everybody.
        </Nothing>
      ) : null}
      {plan && plan.version !== null && plan.rows.length > 0 ? (
        <Section title="Who needs it most" aside={`Playbook version ${plan.version}`}>
          {waiting > 0 ? (
            <div className="mb-4">
              <Notice
                title={`${plan.rows.length - waiting} of ${plan.rows.length} are worked out`}
                action={
                  <ButtonLink size="s" reload to={paths.launch(campaign.key, asked ? { on: asked } : {})}>
                    Work out the next ones
                  </ButtonLink>
                }
              >
                Who is furthest from ready comes first. What has been worked out today is kept.
              </Notice>
            </div>
          ) : null}
          <LaunchTable rows={plan.rows} campaign={campaign.key} now={plan.now} />
          <p className="mt-4 max-w-measure text-sm text-ink-3">
            Each is played forward 20 times from where they stand: beginning today, on nine of ten of their practice
            days, none during leave, and remembering as Greenroom’s model expects, to which a first answer is a coin’s
            throw. Minutes a day are where eight of ten runs lie; the range behind a chance is what 20 runs can tell, at
            95 %. A quarter of an hour a day is the most that is tried. Who guesses less well, or begins later, needs
            longer.
          </p>
        </Section>
      ) : null}
    </Page>
  );

  function titleOf(): string {
    if (launch.kind === "passed") return `${campaign.name} launched on ${formatDate(launch.at, "UTC")}.`;
    if (launch.kind !== "ahead" || !plan) return `When do the leads of ${campaign.name} begin to come?`;
    if (plan.version === null) return `There is nothing to be ready for on ${formatDay(launch.at, "UTC")} yet.`;
    return launchTitle(plan.rows, launch.at);
  }
}

function Nothing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-8">
      <EmptyState title={title} icon="readiness">
        {children}
      </EmptyState>
    </div>
  );
}
