import { Link, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { scopeOf } from "#app/auth/permissions.ts";
import { requireMaySome } from "#app/auth/session.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { type InsightsCampaign, listInsightsCampaigns } from "#app/stores/views/insights-campaigns.ts";
import { Page } from "#app/ui/frame/page.tsx";
import { Tabs } from "#app/ui/frame/tabs.tsx";
import { plural } from "#app/ui/format.ts";
import { Criteria } from "./criteria.tsx";
import { Dispositions } from "./dispositions.tsx";
import { insightsFinding } from "./findings.ts";
import { insightsAddress, readInsightsQuery, windowStart, WITHIN_WORDS } from "./insights-query.ts";
import { loadInsights } from "./load-insights.server.ts";
import { NoCampaign, NoLeadsYet } from "./no-insights.tsx";
import { Promises } from "./promises.tsx";
import { Stages } from "./stages.tsx";
import { Standings } from "./standings.tsx";
import { Volume } from "./volume.tsx";
import { WindowLinks } from "./window-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.insights ? `${data.insights.campaign.name}, insights` : "Insights"} – Greenroom` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "insights.view", request);
  const { db, clock } = context.deps;
  const query = readInsightsQuery(request.url);
  const now = clock.now();
  const since = windowStart(query.window, now);
  const campaigns = await listInsightsCampaigns(db, { scope: scopeOf(viewer, "insights.view"), since });
  const campaign = chosen(campaigns, query.campaign);
  return {
    window: query.window,
    tabs: campaigns.map(({ key, name, leads }) => ({ key, name, leads })),
    leadsEver: campaign?.leadsEver ?? 0,
    insights: campaign ? await loadInsights(context.deps, { campaign, since, now, timeZone: viewer.timeZone }) : null,
  };
}

/** What became of the leads of a campaign, and what that says about its criteria. */
export default function InsightsPage() {
  const { window, tabs, leadsEver, insights } = useLoaderData<typeof loader>();
  if (!insights) return <NoCampaign />;
  const { campaign, outcomes, promises } = insights;
  const isEmpty = outcomes.leads === 0;
  return (
    <Page
      title={
        isEmpty ? `No lead of ${campaign.name} arrived ${WITHIN_WORDS[window]}.` : insightsFinding(outcomes, promises)
      }
      eyebrow={`${campaign.name}, leads received ${WITHIN_WORDS[window]}`}
    >
      <p className="mt-3 text-sm">
        <Link className="link" to={paths.calibration()}>
          How well recall is predicted
        </Link>
      </p>
      <Tabs
        label="Campaigns"
        tabs={tabs.map(({ key, name, leads }) => ({
          to: insightsAddress({ campaign: key, window }),
          label: name,
          note: plural(leads, "lead"),
          current: key === campaign.key,
        }))}
      />
      <WindowLinks campaign={campaign.key} window={window} />
      {isEmpty ? (
        <NoLeadsYet campaign={campaign} leadsEver={leadsEver} />
      ) : (
        <div className="mt-8">
          <Stages stages={insights.stages} campaign={campaign.key} />
          <Volume weeks={insights.weeks.counts} cut={insights.weeks.cut} />
          <Promises promises={promises} />
          <Dispositions dispositions={insights.dispositions} />
          <Criteria criteria={insights.criteria} all={outcomes} />
          <Standings standings={insights.standings} />
        </div>
      )}
    </Page>
  );
}

/** The campaign asked for; one that the viewer may not see does not exist for them. Unasked, the one with most leads. */
function chosen(campaigns: readonly InsightsCampaign[], key: string | null): InsightsCampaign | undefined {
  if (key === null) return campaigns.toSorted((a, b) => b.leads - a.leads)[0];
  const asked = campaigns.find((campaign) => campaign.key === key);
  if (!asked) throw notFound();
  return asked;
}
