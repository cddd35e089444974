import { Button } from "../controls/button.tsx";
import { CopyOnce } from "../controls/copy-once.tsx";
import { DataTable } from "../controls/data-table.tsx";
import { TextArea } from "../controls/text-area.tsx";
import { FormErrors } from "../controls/form-errors.tsx";
import { RadioCards } from "../controls/radio-cards.tsx";
import { ChangeTag, type ChangeKind } from "../controls/tag.tsx";
import { Columns } from "../frame/layout.tsx";
import { Section } from "../frame/section.tsx";
import { Pips } from "../pictures/pips.tsx";

const CHANGES: { title: string; kind: ChangeKind; lose: number; left: number }[] = [
  { title: "Retrofit with a budget, 12 months", kind: "material", lose: 13, left: 4 },
  { title: "Line audit asked for", kind: "new", lose: 0, left: 14 },
  { title: "Students and press", kind: "editorial", lose: 0, left: 14 },
];

export function MoreControlsGallery() {
  return (
    <>
      <Section title="Choices, secrets, errors">
        <Columns
          aside={
            <RadioCards
              legend="When it takes effect"
              name="when"
              defaultValue="grace"
              options={[
                {
                  value: "now",
                  label: "At once",
                  hint: "0 of 12 left now. Back within minutes, for those who practise.",
                },
                {
                  value: "grace",
                  label: "After a grace period",
                  hint: "12 of 12 left. They see what changed and can practise before.",
                  fields: <TextArea label="Reason" name="reason" defaultValue="Booth leads peak until Tuesday." />,
                },
              ]}
            />
          }
        >
          <div className="grid gap-4">
            <FormErrors errors={["Points: found -1, expected 0 or more.", "Reason: say why in a sentence."]} />
            <CopyOnce label="API key of Salesforce" secret="gr_live_7hK2mZqX0s4Vw9TtYbNcRfPd" />
          </div>
        </Columns>
      </Section>
      <Section title="A table">
        <DataTable
          caption="Changes by criterion"
          rows={CHANGES}
          rowKey={(row) => row.title}
          columns={[
            { key: "title", header: "Criterion", rowHeader: true, cell: (row) => <a href="#diff">{row.title}</a> },
            { key: "kind", header: "Kind", cell: (row) => <ChangeTag kind={row.kind} /> },
            { key: "left", header: "Still ready", cell: (row) => <Pips count={row.left} total={14} /> },
            { key: "lose", header: "Lose credit", number: true, cell: (row) => row.lose || "–" },
            { key: "open", header: "Actions", quiet: true, number: true, cell: () => <Button size="s">Open</Button> },
          ]}
        />
      </Section>
    </>
  );
}
