import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatExactTime, formatTime, formatWhen, pluralWord } from "#app/ui/format.ts";
import { ShareBar } from "#app/ui/pictures/share-bar.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import type { whyShape, WhyRow } from "./why-shape.ts";

interface WhyYouProps {
  why: ReturnType<typeof whyShape>;
  now: number;
  timeZone: string;
}

/** The decision as it was made, for whoever asks why: the chosen one, who else could have, who could not. */
export function WhyYou({ why, now, timeZone }: WhyYouProps) {
  const mine = why.rows.some(({ chosen, isViewer }) => chosen && isViewer);
  const hasShares = why.rows.some(({ share }) => share !== null);
  const share = {
    key: "share",
    header: "Share",
    cell: ({ share: has }: WhyRow) => (has ? <ShareBar {...has} /> : "–"),
  };
  return (
    <Section
      title={
        why.kind === "held"
          ? "Why nobody has it"
          : mine
            ? "Why you, and why not others"
            : "Why them, and why not others"
      }
    >
      <p className="mb-4 max-w-measure text-ink-2">{why.sentence}</p>
      <DataTable
        caption="Who was asked about"
        phone="scroll"
        rows={why.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "who",
            header: "Who",
            rowHeader: true,
            cell: ({ name, isViewer, sign }) => (
              <span className="inline-flex items-center gap-2 md:whitespace-nowrap">
                <Lamp {...sign} now={why.at} size="s" />
                {isViewer ? "You" : name}
              </span>
            ),
          },
          ...(hasShares ? [share] : []),
          {
            key: "words",
            header: `At ${formatTime(why.at, timeZone)}`,
            cell: ({ words, chosen }) => (chosen ? <b>{words}</b> : words),
          },
        ]}
      />
      {why.elsewhere.length > 0 ? (
        <details className="mt-3 text-sm">
          <summary>{pluralWord(why.elsewhere.length, "more, in another pool", "more, in other pools")}</summary>
          <p className="mt-1 max-w-measure text-ink-2">{why.elsewhere.map(({ name }) => name).join(", ")}</p>
        </details>
      ) : null}
      <p className="mt-4 max-w-measure text-xs text-ink-3">
        Decision <code className="font-mono">{why.decisionId.slice(0, 8)}</code>, pool “{why.pool}”, playbook version{" "}
        {why.playbookVersion}, {formatWhen(why.at, now, timeZone)} ({formatExactTime(why.at, timeZone)}). Deciding it
        again from its record gives the same answer.
      </p>
    </Section>
  );
}
