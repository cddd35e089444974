import { Link } from "@remix-run/react";
import type { Choice } from "#app/domain/practice/simulation/neighbours.ts";
import type { PracticeCost } from "#app/domain/practice/simulation/practice-cost.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatPercent, plural } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import type { Fallout, PolicyCost } from "#app/use-cases/playbook/policy-cost.ts";
import { choiceValue, lapsesSpread, minutes, minutesSpread, shareSpread, waitWords } from "./gate-words.ts";

/** What a policy costs beside the one in force, who falls out today, and what its neighbours would cost. */
export function GateCost({ cost, choice, campaign }: { cost: PolicyCost; choice: Choice; campaign: string }) {
  const { now, edited, findings, fallout, beside } = cost;
  return (
    <>
      {findings.map(({ kind, message }) => (
        <Notice key={message} kind="soon" title={kind === "refused" ? "This policy can’t be saved" : undefined}>
          {message}
        </Notice>
      ))}
      <Section title="What it costs a new hire" aside={`${edited.reps} simulated people, one quarter`}>
        <div className="grid gap-8 sm:grid-cols-2">
          {MEASURES.map((measure) => (
            <Measure key={measure.key} measure={measure} now={now} edited={edited} />
          ))}
        </div>
        <details className="mt-6 max-w-measure text-sm text-ink-2">
          <summary>How this is reckoned</summary>
          <p className="mt-2">
            {edited.reps} simulated people begin at nothing and practise on each of {edited.workingDays} working days:
            the same questions, memory and gate as everybody, 15 questions a day at most, 20 seconds a question. They
            remember as the forgetting curve predicts; half of the first answers are right. Figures in brackets: eight
            of ten people lie between them. Real people differ, and practise less regularly.
          </p>
        </details>
      </Section>
      {fallout ? <WhoFallsOut fallout={fallout} campaign={campaign} /> : null}
      {beside.length > 0 ? (
        <Section title="Beside it" aside={`${beside[0]?.cost.reps ?? 0} simulated people each`}>
          <DataTable
            caption="The same policy with other values"
            rows={beside}
            rowKey={({ value }) => String(value)}
            columns={[
              {
                key: "value",
                header: "With",
                rowHeader: true,
                cell: ({ value, isOwn }) => (
                  <>
                    {choiceValue(choice, value)} {isOwn ? <Tag>This policy</Tag> : null}
                  </>
                ),
              },
              {
                key: "first",
                header: "Min a day at first",
                number: true,
                cell: ({ cost }) => minutes(cost.minutesAtFirst.mean),
              },
              { key: "later", header: "Later", number: true, cell: ({ cost }) => minutes(cost.minutesLater.mean) },
              { key: "lead", header: "First lead", cell: ({ cost }) => waitWords(cost.toFirstLead, cost.reps) },
              { key: "ready", header: "Ready", cell: ({ cost }) => waitWords(cost.toReady, cost.reps) },
              {
                key: "hours",
                header: "Working hours",
                number: true,
                cell: ({ cost }) => formatPercent(cost.eligible.mean),
              },
              {
                key: "lapses",
                header: "Lapses a quarter",
                number: true,
                cell: ({ cost }) => cost.lapses.mean.toFixed(1),
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

interface MeasureShown {
  readonly key: string;
  readonly title: string;
  readonly value: (cost: PracticeCost) => number;
  readonly words: (cost: PracticeCost) => string;
  /** The end of the bars' scale; left out: the larger of the two. */
  readonly max?: number;
}

const MEASURES: readonly MeasureShown[] = [
  {
    key: "first",
    title: "Minutes a day, first two weeks",
    value: ({ minutesAtFirst }) => minutesAtFirst.mean,
    words: ({ minutesAtFirst }) => minutesSpread(minutesAtFirst),
    max: 5,
  },
  {
    key: "later",
    title: "Minutes a day, from the fifth week",
    value: ({ minutesLater }) => minutesLater.mean,
    words: ({ minutesLater }) => minutesSpread(minutesLater),
    max: 5,
  },
  {
    key: "lead",
    title: "Working days to the first lead",
    value: ({ toFirstLead, workingDays }) => Math.min(toFirstLead.middle, workingDays),
    words: ({ toFirstLead, reps }) => waitWords(toFirstLead, reps),
  },
  {
    key: "ready",
    title: "Working days to ready",
    value: ({ toReady, workingDays }) => Math.min(toReady.middle, workingDays),
    words: ({ toReady, reps }) => waitWords(toReady, reps),
  },
  {
    key: "hours",
    title: "Working hours in which leads may come",
    value: ({ eligible }) => eligible.mean,
    words: ({ eligible }) => shareSpread(eligible),
    max: 1,
  },
  {
    key: "lapses",
    title: "Lapses in a quarter",
    value: ({ lapses }) => lapses.mean,
    words: ({ lapses }) => lapsesSpread(lapses),
  },
];

function Measure({ measure, now, edited }: { measure: MeasureShown; now: PracticeCost | null; edited: PracticeCost }) {
  const { title, value, words, max } = measure;
  const rows = [
    ...(now ? [{ key: "now", label: "In force", cost: now }] : []),
    { key: "edited", label: "This policy", cost: edited },
  ];
  const items = rows.map(({ key, label, cost }) => ({ key, label, value: value(cost), words: words(cost) }));
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <BarRows caption={title} items={items} {...(max === undefined ? {} : { max })} />
    </div>
  );
}

function WhoFallsOut({ fallout, campaign }: { fallout: Fallout; campaign: string }) {
  const { losers, gainers, eligible, people } = fallout;
  const title =
    losers.length === 0
      ? "Nobody falls out today"
      : `${plural(losers.length, "person falls", "people fall")} out today`;
  return (
    <Section title={title} aside={`${eligible} of ${people} may take leads then`}>
      <p className="max-w-measure text-sm text-ink-2">
        If this policy counted now, on the text in force and with what everybody has answered so far.
        {gainers > 0 ? ` ${plural(gainers, "person comes", "people come")} in.` : ""}
      </p>
      {losers.length > 0 ? (
        <div className="mt-4">
          <Rows label="Who falls out">
            {losers.map(({ id, name, criteria, minutes: needed }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                <Link className="link" to={paths.readiness(campaign, id)}>
                  {name}
                </Link>
                <span className="min-w-0 flex-1 basis-64 text-sm text-ink-2">
                  {criteria.length > 0 ? criteria.join(" · ") : "All criteria together"}
                </span>
                <span className="text-sm text-ink-3">{needed > 0 ? `${needed} min to come back` : "Another day"}</span>
              </li>
            ))}
          </Rows>
        </div>
      ) : null}
    </Section>
  );
}
