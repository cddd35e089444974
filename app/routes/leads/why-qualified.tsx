import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { leadPage } from "./lead-shape.server.ts";

type ShownLead = Pick<
  Awaited<ReturnType<typeof leadPage>>,
  "criteria" | "score" | "threshold" | "qualified" | "version" | "owner"
>;
type ShownCriterion = ShownLead["criteria"][number];

/** The criteria as this lead meets them, with the facts that settle each. */
export function WhyQualified({ lead }: { lead: ShownLead }) {
  if (lead.version === null) {
    return (
      <Section title="Not scored yet">
        <p className="text-sm text-ink-2">
          Its campaign has no playbook yet; it is scored as soon as one is published.
        </p>
      </Section>
    );
  }
  const disqualifiers = lead.criteria.filter(({ kind }) => kind === "disqualifier");
  const met = disqualifiers.filter(({ state }) => state === "met");
  const overtaken = !lead.qualified && lead.owner !== null;
  return (
    <Section title={titleOf(lead)} aside={`${lead.score} points, the threshold is ${lead.threshold}`}>
      {overtaken ? (
        <p className="mb-4 max-w-measure text-sm text-ink-2">
          It qualified under the text of its day. The scoring has changed since; who works on it keeps it.
        </p>
      ) : null}
      <DataTable
        caption="Criteria of this lead"
        phone="scroll"
        rows={[...lead.criteria.filter(({ kind }) => kind !== "disqualifier"), ...met]}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "title",
            header: "Criterion",
            rowHeader: true,
            cell: (criterion) => (
              <span className="inline-grid grid-cols-[1.5rem_minmax(0,1fr)] items-baseline">
                <Sign criterion={criterion} />
                <span>{criterion.title}</span>
              </span>
            ),
          },
          {
            key: "evidence",
            header: "Evidence",
            cell: ({ evidence, state }) => (state === "unknown" ? `${evidence}. Worth asking` : evidence),
          },
          {
            key: "points",
            header: "Points",
            number: true,
            cell: ({ points, state }) => (state === "met" && points > 0 ? points : "–"),
          },
        ]}
      />
      {disqualifiers.length > 0 && met.length === 0 ? (
        <p className="mt-3 text-sm text-ink-3">
          Nothing speaks against it: {disqualifiers.map(({ title }) => `“${title}”`).join(", ")}{" "}
          {disqualifiers.length === 1 ? "does" : "do"} not apply.
        </p>
      ) : null}
    </Section>
  );
}

function titleOf({ qualified, owner, version }: ShownLead): string {
  if (qualified) return "Why it qualified";
  return owner === null ? "Why it doesn’t qualify yet" : `Under version ${version} it would not qualify`;
}

function Sign({ criterion: { state, kind } }: { criterion: ShownCriterion }) {
  if (state === "unknown") return <Marked icon="question" words="Not known" />;
  if (state === "met" && kind !== "disqualifier") return <Marked icon="check" words="Met" />;
  return (
    <Marked
      icon={kind === "disqualifier" ? "late" : "minus"}
      words={kind === "disqualifier" ? "Disqualifies" : "Not met"}
    />
  );
}

function Marked({ icon, words }: { icon: "question" | "check" | "minus" | "late"; words: string }) {
  return (
    <span className="self-center">
      <Icon name={icon} size={15} />
      <span className="sr-only">{words}: </span>
    </span>
  );
}
