import type { RuleFinding } from "#app/domain/playbook/rule-preview.ts";
import { PreviewFinding } from "./preview-finding.tsx";
import type { LivePreview } from "./use-rule-preview.ts";

/** What the rule makes of real leads, as it is being written; the finding alone is announced. */
export function PreviewPanel({ live, current }: { live: LivePreview; current: boolean }) {
  const { preview, failed } = live;
  return (
    <section className="rule-preview" aria-label="Preview" aria-busy={!current}>
      {failed ? <p className="text-sm">The preview can’t be reached right now. Nothing you wrote is lost.</p> : null}
      {preview ? (
        <PreviewFinding finding={preview.finding} />
      ) : failed ? null : (
        <p className="text-sm text-ink-3">Looking at your leads…</p>
      )}
      <p className="sr-only" role="status">
        {current && preview ? announced(preview.finding) : ""}
      </p>
    </section>
  );
}

function announced(finding: RuleFinding): string {
  if (finding.kind === "empty") return "";
  if (finding.kind === "invalid") return "The rule is not finished yet.";
  return finding.leads === 0
    ? "No leads to try it on yet."
    : `${finding.met} of the last ${finding.leads} leads meet this.`;
}
