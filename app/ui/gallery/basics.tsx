import { Button, ButtonLink } from "../controls/button.tsx";
import { Checkbox } from "../controls/checkbox.tsx";
import { Field } from "../controls/field.tsx";
import { Select } from "../controls/select.tsx";
import { SubmitButton } from "../controls/submit-button.tsx";
import { ChangeTag, Tag } from "../controls/tag.tsx";
import { TextArea } from "../controls/text-area.tsx";
import { Card } from "../frame/card.tsx";
import { EmptyState } from "../frame/empty-state.tsx";
import { Columns, Facts, Figures, Grid, Rows } from "../frame/layout.tsx";
import { Notice } from "../frame/notice.tsx";
import { Pagination } from "../frame/pagination.tsx";
import { Section } from "../frame/section.tsx";
import { Tabs } from "../frame/tabs.tsx";

export function BasicsGallery() {
  return (
    <>
      <Section title="Tabs, notices, tags">
        <Tabs
          label="Campaign"
          tabs={[
            { to: "/team", label: "Summit 2026 booth", note: "10 of 14", current: true },
            { to: "/team?c=2", label: "Throughput paper", note: "8 of 14", current: false },
            { to: "/team?c=3", label: "Line-lead social", note: "6 of 9", current: false },
          ]}
        />
        <div className="mt-5 grid gap-3">
          <Notice>Decided today, 09:40:12, on playbook version 4. Routing gets this same answer.</Notice>
          <Notice kind="done" title="Version 8 is in force" live>
            Twelve people were told what changed.
          </Notice>
          <Notice kind="soon" title="Thursday is three leads short" action={<Button size="s">Remind all five</Button>}>
            Five short practices keep it covered.
          </Notice>
          <Notice kind="late" title="One clock has run out">
            It goes to Aoife Brennan at 09:55.
          </Notice>
          <p className="flex flex-wrap gap-2">
            <ChangeTag kind="material" />
            <ChangeTag kind="new" />
            <ChangeTag kind="clarifying" />
            <ChangeTag kind="editorial" />
            <ChangeTag kind="retired" />
            <Tag tone="soon">Held 18 min</Tag>
            <Tag tone="late">12 min over</Tag>
            <Tag tone="go">Ready</Tag>
          </p>
        </div>
      </Section>
      <Section title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton kbd="Enter">Check answer</SubmitButton>
          <Button>Remind all five</Button>
          <Button variant="quiet" icon="flag">
            Flag this question
          </Button>
          <Button size="s" icon="call">
            Call
          </Button>
          <Button size="s" variant="primary">
            Waive
          </Button>
          <ButtonLink to="tel:+48425550142" icon="call" variant="primary">
            Call +48 42 555 01 42
          </ButtonLink>
          <Button disabled>Nothing to do</Button>
        </div>
      </Section>
      <Section title="Fields">
        <Columns
          aside={
            <Card title="Disposition">
              <div className="grid gap-4">
                <Select
                  label="What came of it"
                  name="code"
                  options={[
                    { value: "bad_timing", label: "Bad timing" },
                    { value: "unresponsive", label: "Unresponsive, after 6 touches", disabled: true },
                  ]}
                />
                <Field label="Back on" name="revisit" type="date" defaultValue="2027-03-01" />
                <Button>Hand back</Button>
              </div>
            </Card>
          }
        >
          <Card className="grid gap-5">
            <Field label="Email" name="email" type="email" autoComplete="username" hint="The one you signed up with." />
            <Field
              label="Points"
              name="points"
              inputMode="numeric"
              defaultValue="-1"
              error="Found -1, expected a whole number of 0 or more."
            />
            <TextArea label="Reason" name="reason" placeholder="Why this person may go on without" />
            <Checkbox
              name="quiet"
              label="Only on working days"
              hint="Weekends and holidays stay quiet."
              defaultChecked
            />
          </Card>
        </Columns>
      </Section>
      <Section title="Lists, facts, figures, nothing yet">
        <Grid>
          <Card as="li" title="Jasper Oyelaran" aside="Alder Dairy">
            <Facts
              items={[
                { key: "lines", term: "Filling lines", detail: "3, two sites" },
                { key: "booth", term: "At the booth", detail: "Stayed for the whole demo, 11 min" },
              ]}
            />
          </Card>
          <Card as="li">
            <Figures
              items={[
                { value: "46", label: "leads this week" },
                { value: "96 %", label: "in time", note: "of 44" },
              ]}
            />
          </Card>
        </Grid>
        <div className="mt-4">
          <Rows label="What the team is about to forget">
            <li className="flex flex-wrap items-center gap-3">
              Retrofit within 18 months <span className="text-sm text-ink-3">3 people by Thursday</span>
              <span className="ms-auto">
                <Tag tone="soon">Wed 25 Nov</Tag>
              </span>
            </li>
            <li>Stayed for the whole demo</li>
          </Rows>
          <Pagination summary="1–50 of 230" previous={null} next="/leads?cursor=2" />
        </div>
        <div className="mt-4">
          <EmptyState title="No leads yet" icon="leads" action={<ButtonLink to="/practice">Practise</ButtonLink>}>
            Leads of your campaigns come here as soon as you are ready. The next one is announced by mail, too.
          </EmptyState>
        </div>
      </Section>
    </>
  );
}
