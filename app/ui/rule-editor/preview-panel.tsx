import type { RulePreview } from "#app/domain/playbook/rule-preview.ts";
import { PreviewFinding } from "./preview-finding.tsx";
import type { LivePreview } from "./use-rule-preview.ts";

/** What the rule makes of real leads, as it is being written; the finding alone is announced. */
export function PreviewPanel({ live, current }: { live: LivePreview; current: boolean }) {
  const { preview, failed } = live;
  return (
    <section className="rule-preview" aria-label="Preview" aria-busy={!current}>
      {failed ? <p className="text-sm">The preview can’t be reached right now. Nothing you wrote is lost.</p> : null}
      {preview ? (
        <PreviewFinding preview={preview} />
      ) : failed ? null : (
        <p className="text-sm text-ink-3">Looking at your leads…</p>
      )}
      <p className="sr-only" role="status">
        {current && preview ? announced(preview) : ""}
      </p>
    </section>
  );
}

function announced(preview: RulePreview): string {
  if (preview.kind === "empty") return "";
  if (preview.kind === "invalid") return "The rule is not finished yet.";
  return preview.leads === 0
    ? "No leads to try it on yet."
    : `${preview.met} of the last ${preview.leads} leads meet this.`;
}
