import { Tag } from "../controls/tag.tsx";
import { Card } from "../frame/card.tsx";
import { Columns, Rows } from "../frame/layout.tsx";
import { Section } from "../frame/section.tsx";
import { BarRows } from "../pictures/bar-row.tsx";
import { ClockBar } from "../pictures/clock-bar.tsx";
import { CoverageChart } from "../pictures/coverage-chart.tsx";
import { Diff, DiffSides } from "../pictures/diff.tsx";
import { HeatMap } from "../pictures/heat-map.tsx";
import { RecallLegend } from "../pictures/legend.tsx";
import { Pips } from "../pictures/pips.tsx";
import { RecallCurve } from "../pictures/recall-curve.tsx";
import { ShareBar } from "../pictures/share-bar.tsx";
import { StripPlot } from "../pictures/strip-plot.tsx";
import { Sparkline } from "../pictures/sparkline.tsx";
import { Steps } from "../pictures/steps.tsx";
import { Timeline } from "../pictures/timeline.tsx";
import { LeadRow } from "../frame/lead-row.tsx";
import { formatDay } from "../format.ts";
import { CriterionRow } from "../readiness/criterion-row.tsx";
import { sampleCrossing, sampleCurve } from "./sample-curves.ts";
import { COVERAGE, CRITERIA, PARTS, PEOPLE, RULE_PARTS } from "./sample-team.ts";
import { DAY, MINUTE, NOT_READY, NOW, PROVISIONAL, READY, ZONE } from "./sample.ts";

const CURVES = [
  { name: "Two or more packaging lines", days: [34, 29, 9], stability: 14 },
  { name: "Answers for throughput", days: [34, 26, 6], stability: 5 },
  { name: "Which talk brought them", days: [20, 12, 11], stability: 6 },
] as const;

/* A spread of waits that is the same each time. */
function waits(from: number, count: number, ...more: number[]): number[] {
  const spread = Array.from({ length: count }, (_, index) => from * (1 + ((index * 37) % 97) / 13));
  return [...spread, ...more].map((minutes) => minutes * MINUTE);
}

export function PicturesGallery() {
  return (
    <>
      <Section title="The way to ready">
        <Card>
          <Steps
            label="What happens next"
            now={NOW}
            steps={[
              { sign: NOT_READY, title: "Now: not ready", text: "Leads of this campaign go to others." },
              {
                sign: PROVISIONAL,
                title: "After these three: provisional",
                text: "Up to 3 open leads, from the moment you answer.",
              },
              { sign: READY, title: "Tomorrow, one more: ready", text: "Without a limit, until about Fri 4 Dec." },
            ]}
          />
        </Card>
      </Section>
      <Section title="Held: seven of nine" aside={<RecallLegend floor="0.80" />}>
        <Rows>
          {CURVES.map(({ name, days, stability }) => (
            <CriterionRow
              key={name}
              title={name}
              meta="Fit, critical"
              bulb={{ state: "proven", importance: "critical" }}
              evidence="Right on 4 variants, 3 days"
              until={formatDay(sampleCrossing(days, stability), ZONE)}
              curve={
                <RecallCurve
                  name={name}
                  points={sampleCurve(days, stability)}
                  floor={0.8}
                  crossesAt={sampleCrossing(days, stability)}
                  now={NOW}
                  timeZone={ZONE}
                />
              }
            />
          ))}
        </Rows>
        <Card className="mt-4" title="System integrators go to partners">
          <RecallCurve
            size="large"
            name="System integrators"
            points={sampleCurve([44, 40, 17], 6)}
            floor={0.8}
            crossesAt={sampleCrossing([44, 40, 17], 6)}
            now={NOW}
            timeZone={ZONE}
          />
        </Card>
      </Section>
      <Section title="Coverage per day, if nobody practises">
        <CoverageChart
          days={COVERAGE}
          timeZone={ZONE}
          finding="Enough until Wednesday; three short on Thursday and five short on Friday if nobody practises."
        />
      </Section>
      <Section title="Who holds what" aside="10 ready, 2 provisional, 2 not ready">
        <HeatMap
          caption="People by criteria of Summit 2026 booth, playbook version 7"
          criteria={CRITERIA}
          people={PEOPLE}
          now={NOW}
          timeZone={ZONE}
        />
      </Section>
      <Section title="My leads" aside="Least time first">
        <Rows>
          <LeadRow
            name="Renata Kowalczyk"
            to="/leads/1"
            meta="Brightwater Foods · Summit 2026 booth"
            clock={<ClockBar startedAt={NOW - 26 * MINUTE} until={NOW + 34 * MINUTE} now={NOW} />}
            next="First touch by 10:14"
            action={{ label: "Call", icon: "call", to: "tel:+48425550142" }}
          />
          <LeadRow
            name="Solveig Aune"
            to="/leads/2"
            meta="Fjordkorn · Summit 2026 booth"
            clock={<ClockBar startedAt={NOW - DAY} until={NOW + 320 * MINUTE} now={NOW} words="Today 15:00" />}
            next="Third touch: the line drawing she asked for"
            action={{ label: "Email", icon: "email", to: "mailto:solveig@example.com" }}
          />
        </Rows>
      </Section>
      <Section title="Clocks, shares, small figures">
        <div className="grid gap-6 sm:grid-cols-3">
          <ClockBar startedAt={NOW - 26 * MINUTE} until={NOW + 34 * MINUTE} now={NOW} />
          <ClockBar startedAt={NOW - 55 * MINUTE} until={NOW + 185 * MINUTE} now={NOW} />
          <ClockBar startedAt={NOW - 252 * MINUTE} until={NOW - 12 * MINUTE} now={NOW} />
          <ClockBar startedAt={NOW - DAY} until={NOW + 5 * DAY} now={NOW} words="Tomorrow" />
          <Card className="grid gap-3">
            <p className="text-sm text-ink-3">First touch, high intent</p>
            <ClockBar size="l" startedAt={NOW - 26 * MINUTE} until={NOW + 34 * MINUTE} now={NOW} />
            <p className="text-sm text-ink-2">Until 10:14. Ngaire gets a note at 10:04.</p>
          </Card>
          <div className="flex flex-wrap content-start items-end gap-6">
            <ShareBar share={3.8} target={5} />
            <ShareBar share={5.3} target={5} />
            <Pips count={10} total={14} />
            <Pips count={2} total={6} tone="ink" />
            <Sparkline
              values={[71, 74, 70, 78, 80, 79, 85, 88]}
              label="Answers right, eight weeks: from 71 % to 88 %"
            />
          </div>
        </div>
        <div className="mt-6 max-w-xl">
          <BarRows
            caption="What came of leads, by criterion"
            items={[
              { key: "a", label: "Asked for a demo", value: 0.62, words: "62 % became SQL" },
              { key: "b", label: "Stayed for the whole demo", value: 0.41, words: "41 %" },
              { key: "c", label: "Came back within ten days", value: 0.08, words: "8 %" },
            ]}
            max={1}
          />
        </div>
      </Section>
      <Section title="Speed to contact, last seven days">
        <StripPlot
          finding="Minutes from assignment to first touch, one dot per lead; one lead of Summit was late."
          rows={[
            {
              key: "a",
              label: "Summit 2026 booth",
              note: "half within 22 min",
              limit: 60 * MINUTE,
              waits: waits(6, 40, 71),
            },
            {
              key: "b",
              label: "Throughput paper",
              note: "half within 66 min",
              limit: 240 * MINUTE,
              waits: waits(15, 30),
            },
          ]}
        />
      </Section>
      <Section title="What changed">
        <Columns
          aside={
            <p>
              <Tag tone="ink">Material</Tag>
            </p>
          }
        >
          <Diff parts={PARTS} />
          <div className="mt-4">
            <DiffSides
              before="Version 7, revision 2"
              after="Version 8, revision 3"
              paragraphs={[
                { key: "text", parts: PARTS },
                { key: "rule", parts: RULE_PARTS, mono: true },
              ]}
            />
          </div>
        </Columns>
      </Section>
      <Section title="What she did" aside="Filled dots count towards a criterion">
        <Timeline
          now={NOW}
          timeZone={ZONE}
          events={[
            {
              key: "1",
              at: NOW - 28 * MINUTE,
              title: "Wrote through the contact form",
              text: "Five lines, refit in March",
              counts: true,
            },
            {
              key: "2",
              at: NOW - DAY,
              title: "Read the format-change page again",
              text: "6 min, then the price of a line audit",
              counts: true,
            },
            {
              key: "3",
              at: NOW - 3 * DAY,
              title: "Opened the booth follow-up",
              text: "Didn’t request the paper",
              counts: false,
            },
          ]}
        />
      </Section>
    </>
  );
}
