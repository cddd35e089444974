import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Personas, Stages } from "../personas.tsx";
import { CriterionList } from "./criterion-list.tsx";
import type { PlaybookDocument } from "./document-shape.ts";
import { ENABLEMENT_WORDS } from "./playbook-words.ts";

/** The whole agreement, for reading: who, what counts, who may take it, how fast, and what can come of it. */
export function PlaybookText({ text, canEdit }: { text: PlaybookDocument; canEdit: boolean }) {
  return (
    <>
      <Section title="Who needs this">
        {text.brief.length === 0 ? <p className="text-sm text-ink-3">No brief is written yet.</p> : null}
        <Facts items={text.brief.map(({ key, question, answer }) => ({ key, term: question, detail: answer }))} />
        {text.assets.length > 0 ? (
          <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm">
            {text.assets.map((asset) => (
              <li key={asset.key}>{asset.url ? <a href={asset.url}>{asset.title}</a> : asset.title}</li>
            ))}
          </ul>
        ) : null}
      </Section>
      <Personas personas={text.personas} title="Who they are, one by one" />
      <Stages stages={text.stages} />
      <CriterionList
        criteria={text.criteria}
        editAt={canEdit ? (key) => paths.draftCriterion(text.campaign.key, key) : null}
        scoring={text.scoring}
      />
      <Section title="Who may receive these leads">
        <Sentences lines={text.gate} />
      </Section>
      <Section title="Who gets which lead">
        <DataTable
          caption="Routes, first match first"
          rows={text.routes}
          rowKey={({ when }) => when}
          columns={[
            {
              key: "when",
              header: "If",
              rowHeader: true,
              cell: ({ when }) => <span className="font-normal">{when}</span>,
            },
            { key: "pool", header: "Pool", cell: ({ pool }) => pool },
            { key: "strategy", header: "How", cell: ({ strategy }) => strategy },
          ]}
        />
        <p className="mt-3 max-w-measure text-sm text-ink-2">{text.hold}</p>
      </Section>
      <Section title="How fast">
        <Sentences lines={text.sla} />
      </Section>
      <Section title="What can come of a lead">
        <DataTable
          caption="Dispositions"
          rows={text.dispositions}
          rowKey={({ code }) => code}
          columns={[
            { key: "label", header: "Code", rowHeader: true, cell: ({ label }) => label },
            { key: "words", header: "What happens", cell: ({ words }) => words },
          ]}
        />
      </Section>
      {text.enablement.length > 0 ? (
        <Section title="What helps on the call">
          <Facts
            items={text.enablement.map((item) => ({
              key: `${item.kind}-${item.title}`,
              term: ENABLEMENT_WORDS[item.kind],
              detail: (
                <>
                  {item.url ? <a href={item.url}>{item.title}</a> : item.title}
                  {item.text ? <p className="text-ink-2">{item.text}</p> : null}
                  {item.meantFor ? <p className="text-sm text-ink-3">{item.meantFor}</p> : null}
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
      <p className="mt-10 text-sm text-ink-3">
        Teams enrolled: {text.campaign.teams.join(", ") || "none yet"}.{" "}
        <Link to={paths.campaign(text.campaign.key)}>What reps see of it</Link>
      </p>
    </>
  );
}

function Sentences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid max-w-measure gap-1.5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
