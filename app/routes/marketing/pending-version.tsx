import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { formatDuration, formatWhen } from "#app/ui/format.ts";
import { Pips } from "#app/ui/pictures/pips.tsx";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";
import type { FormState } from "../form-state.ts";

interface PendingVersionProps {
  campaign: string;
  version: number;
  from: number;
  impact: Impact | null;
  mayPublish: boolean;
  form: FormState;
  now: number;
  timeZone: string;
}

/** A version in its grace period: who is ready for it, and the two ways to end the wait. */
export function PendingVersion(props: PendingVersionProps) {
  const { campaign, version, from, impact, mayPublish, now, timeZone } = props;
  return (
    <Card as="section">
      <h2 className="text-lg">
        <Link to={paths.playbookVersion(campaign, version)}>Version {version}</Link> takes effect{" "}
        {formatWhen(from, now, timeZone)}
      </h2>
      <p className="mt-1 text-sm text-ink-2">
        In {formatDuration(from - now)}. Until then the version before it counts.
      </p>
      {impact && impact.people > 0 ? <Readiness impact={impact} /> : null}
      {mayPublish ? <EndGraceForm {...props} /> : null}
    </Card>
  );
}

function Readiness({ impact: { practised, people, eligibleAfter, eligibleSpared, losers } }: { impact: Impact }) {
  return (
    <dl className="mt-4 grid gap-3 text-sm">
      {practised ? (
        <div>
          <dt className="text-ink-3">Have practised the new text</dt>
          <dd>
            <Pips count={practised.people} total={people} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt className="text-ink-3">Ready then, if nobody practises more</dt>
        <dd>
          <Pips count={eligibleAfter} total={people} />
          {losers.length > 0 ? (
            <span className="block text-ink-2">{`${eligibleSpared} without it; ${losers.length} would stop receiving leads`}</span>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}

function EndGraceForm({ version, form }: PendingVersionProps) {
  return (
    <details className="mt-4" open={form.error("reason") !== undefined}>
      <summary className="text-sm">Cancel it, or enforce it now</summary>
      <Form method="post" className="mt-3 grid gap-3">
        <input type="hidden" name="version" value={version} />
        <TextArea
          label="Reason"
          hint="Needed to cancel. Whoever was told about the version reads it."
          name="reason"
          rows={2}
          maxLength={500}
          defaultValue={form.value("reason") ?? ""}
          error={form.error("reason")}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="secondary" name="intent" value="cancel">
            Cancel version {version}
          </SubmitButton>
          <SubmitButton variant="secondary" name="intent" value="enforce">
            Enforce it now
          </SubmitButton>
        </div>
        <p className="text-xs text-ink-3">
          Cancelled, it stays in the history, marked, and never takes effect; what people practised of it stays theirs.
          Enforced now, nobody receives a lead who isn’t ready on it.
        </p>
      </Form>
    </details>
  );
}
