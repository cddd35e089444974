import { Link } from "@remix-run/react";
import type { RuleFinding, ShownExample } from "#app/domain/playbook/rule-preview.ts";
import { numberInWords as n, joinWords } from "#app/domain/playbook/words.ts";
import { paths } from "#app/paths.ts";

/** "312 of the last 1,000 leads meet this", what can't be said, and the leads on either side of the edge. */
export function PreviewFinding({ finding }: { finding: RuleFinding }) {
  if (finding.kind === "empty")
    return <p className="text-sm text-ink-2">Add a condition, and this says how many of your last leads meet it.</p>;
  if (finding.kind === "invalid") {
    return (
      <div className="text-sm">
        <p className="font-book">Not finished yet</p>
        <ul className="mt-1 grid gap-1 text-ink-2">
          {finding.problems.map(({ place, text }) => (
            <li key={`${place} ${text}`} className="wrap-anywhere">
              <code className="font-mono">{place}</code>: {text}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { leads, met, unknown, missing } = finding;
  if (leads === 0)
    return (
      <p className="text-sm text-ink-2">No lead of this campaign has come in yet, so there is nothing to try it on.</p>
    );
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <p className="rule-finding">
          <strong>{n(met)}</strong> of the last {n(leads)} leads {met === 1 ? "meets" : "meet"} this
          {unknown === 0 ? "." : <UnknownWords unknown={unknown} missing={missing} />}
        </p>
        <svg className="rule-tally" width="100%" height="8" aria-hidden="true">
          <rect className="rule-tally-rest" width="100%" height="8" rx="4" />
          <rect className="rule-tally-open" width={percent(met + unknown, leads)} height="8" rx="4" />
          <rect className="rule-tally-met" width={percent(met, leads)} height="8" rx="4" />
        </svg>
      </div>
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Examples title="Just in" examples={finding.justIn} />
        <Examples title="Just out" examples={finding.justOut} />
      </div>
    </div>
  );
}

function UnknownWords({ unknown, missing }: { unknown: number; missing: readonly { label: string; leads: number }[] }) {
  const causes = missing.slice(0, 3).map(({ label, leads }) => `${label} missing in ${n(leads)}`);
  return (
    <span className="text-ink-2">
      ; {n(unknown)} can’t be said ({joinWords(causes, "and")}).
    </span>
  );
}

function Examples({ title, examples }: { title: string; examples: readonly ShownExample[] }) {
  if (examples.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-book">{title}</h3>
      <ul className="mt-1 grid gap-1.5">
        {examples.map(({ id, name, company, evidence }) => (
          <li key={id} className="text-sm">
            <Link className="link" to={paths.lead(id)} target="_blank">
              {name}
            </Link>
            {company ? <span className="text-ink-3"> · {company}</span> : null}
            <p className="text-ink-2">{evidence}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function percent(part: number, whole: number): string {
  return `${Math.round((1000 * part) / Math.max(1, whole)) / 10}%`;
}
