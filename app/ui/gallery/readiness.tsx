import { ButtonLink } from "../controls/button.tsx";
import { Card } from "../frame/card.tsx";
import { Grid } from "../frame/layout.tsx";
import { Section } from "../frame/section.tsx";
import { Bulb } from "../readiness/bulb.tsx";
import { CampaignCard } from "../readiness/campaign-card.tsx";
import { Lamp } from "../readiness/lamp.tsx";
import { Mirror } from "../readiness/mirror.tsx";
import { ReadinessLine } from "../readiness/readiness-line.tsx";
import { bulbs, DAY, LONG, NOT_READY, NOW, PROVISIONAL, READY, RUNNING_OUT, WAIVED, ZONE } from "./sample.ts";

export function ReadinessGallery() {
  return (
    <>
      <Section title="A hero with the mirror" quiet>
        <Card raised className="grid items-center gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12">
          <div>
            <h2 className="text-xl tracking-tight">Six questions, about two minutes</h2>
            <p className="mt-2 max-w-measure text-ink-2">
              The first three open the Throughput paper leads for you today. The rest keep what you have.
            </p>
            <div className="mt-5 flex flex-wrap gap-3">
              <ButtonLink to="/practice" variant="primary" kbd="P">
                Start practice
              </ButtonLink>
              <ButtonLink to="/practice?campaign=throughput" variant="quiet">
                Only Throughput paper
              </ButtonLink>
            </div>
          </div>
          <div className="grid justify-items-center">
            <Mirror bulbs={bulbs("ppppppppppnppppppnnppphhpppnn|")} />
          </div>
        </Card>
      </Section>
      <Section
        title="The sign"
        aside="Core: full is proven, half is held, hollow is missing. Ring: a full turn is 14 days"
      >
        <Card className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-6">
          {[LONG, READY, RUNNING_OUT, PROVISIONAL, NOT_READY, WAIVED].map((sign, index) => (
            <div key={index} className="grid justify-items-center gap-3 text-center">
              <Lamp {...sign} now={NOW} size="xl" />
              <div className="flex items-center gap-2">
                <Lamp {...sign} now={NOW} size="l" />
                <Lamp {...sign} now={NOW} />
                <Lamp {...sign} now={NOW} size="s" />
              </div>
              <ReadinessLine {...sign} now={NOW} timeZone={ZONE} since={NOW - 3 * DAY} />
            </div>
          ))}
        </Card>
      </Section>
      <Section title="Bulbs">
        <Card className="flex flex-wrap items-center gap-4">
          {([1, 0.95, 0.9, 0.85, 0.8] as const).map((recall) => (
            <Bulb key={recall} state="proven" importance="critical" recall={recall} size={22} />
          ))}
          <Bulb state="held" importance="critical" size={22} />
          <Bulb state="soon" importance="critical" size={22} day="26" />
          <Bulb state="not_held" importance="critical" size={22} />
          <Bulb state="never" importance="critical" size={22} />
          {(["proven", "held", "soon", "not_held", "never"] as const).map((state) => (
            <span key={state} className="flex items-center gap-2 text-sm">
              <Bulb state={state} importance="critical" label={null} />
              <Bulb state={state} importance="standard" label={null} />
              {state}
            </span>
          ))}
        </Card>
      </Section>
      <Section title="My campaigns" aside={<a href="/readiness">How readiness works</a>}>
        <Grid columns={3}>
          <CampaignCard
            name="Summit 2026 booth"
            to="/a"
            sign={READY}
            bulbs={bulbs("pppppp|pppppn")}
            now={NOW}
            timeZone={ZONE}
          >
            Leads come to you. “System integrators” fades first; one right answer keeps it.
          </CampaignCard>
          <CampaignCard
            name="Line-lead social"
            to="/b"
            sign={PROVISIONAL}
            bulbs={bulbs("pphh|ppnn")}
            now={NOW}
            timeZone={ZONE}
          >
            Up to 3 open leads; you have 1. Two right answers today make you ready.
          </CampaignCard>
          <CampaignCard
            name="Throughput paper"
            to="/c"
            sign={NOT_READY}
            since={NOW - 3 * DAY}
            bulbs={bulbs("pppnn|pppp")}
            now={NOW}
            timeZone={ZONE}
          >
            Two criteria stand between you and these leads. <a href="/x">Which two</a>
          </CampaignCard>
        </Grid>
      </Section>
    </>
  );
}
