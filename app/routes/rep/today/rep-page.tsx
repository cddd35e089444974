import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { formatLongDay, formatTime } from "#app/ui/format.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Grid } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { CampaignCard } from "#app/ui/readiness/campaign-card.tsx";
import { FirstWeeks } from "../first-weeks.tsx";
import { LeadRows } from "./lead-rows.tsx";
import { Notices } from "./notices.tsx";
import type { RepToday, TodayProps } from "./pages.ts";
import { PlanCard } from "./plan-card.tsx";
import { rhythmWords } from "./rhythm-words.ts";
import { campaignSentence, greeting } from "./words.ts";

/** A rep's day: the practice that is worth it, where they stand, who waits for a call. */
export function RepPage({ today, name, now, timeZone }: TodayProps<RepToday>) {
  const { campaigns, plan, leads, openLeads, notices, onboarding } = today;
  const time = formatTime(now, timeZone);
  return (
    <Page
      title={greeting(name, Number(time.slice(0, 2)))}
      eyebrow={`${formatLongDay(now, timeZone)}, ${time}`}
      lede={rhythmWords(today.rhythm, now, timeZone) || undefined}
    >
      <div className="mt-6 grid gap-4">
        <PlanCard today={today} now={now} timeZone={timeZone} />
        <Notices notices={notices} now={now} />
      </div>
      {onboarding ? (
        <FirstWeeks
          plan={onboarding}
          campaignNames={Object.fromEntries(campaigns.map((campaign) => [campaign.key, campaign.name]))}
          firstName={null}
          now={now}
          timeZone={timeZone}
        />
      ) : null}
      <Section title="My campaigns">
        {campaigns.length === 0 ? (
          <EmptyState icon="campaigns" title="No campaign yet">
            Your campaigns appear here, each with its lamp, as soon as one of your teams is enrolled.
          </EmptyState>
        ) : (
          <Grid columns={3}>
            {campaigns.map((campaign) => (
              <CampaignCard
                key={campaign.key}
                name={campaign.name}
                to={paths.campaign(campaign.key)}
                sign={campaign.sign}
                since={campaign.since}
                bulbs={campaign.bulbs}
                now={now}
                timeZone={timeZone}
              >
                {campaignSentence(
                  campaign,
                  plan.byCampaign.find(({ key }) => key === campaign.key),
                  timeZone,
                )}{" "}
                {campaign.sign.via === null ? (
                  <Link to={paths.readiness(campaign.key, today.me)}>{which(campaign.missing)}</Link>
                ) : null}
              </CampaignCard>
            ))}
          </Grid>
        )}
      </Section>
      <Section
        title="My leads"
        aside={leads.length > 0 ? <LeadsAside shown={leads.length} all={openLeads} /> : undefined}
      >
        <LeadRows leads={leads} now={now} timeZone={timeZone} />
      </Section>
    </Page>
  );
}

function LeadsAside({ shown, all }: { shown: number; all: number }) {
  return all > shown ? <Link to={paths.leads()}>{`All ${all}`}</Link> : <>Least time first</>;
}

function which(missing: number): string {
  if (missing === 0) return "Why";
  return missing === 1 ? "Which one" : missing === 2 ? "Which two" : "Which ones";
}
