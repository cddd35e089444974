import { Link, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { DiffSides } from "#app/ui/pictures/diff.tsx";
import { PartConflict, type ShownConflict } from "./part-conflict.tsx";
import { PartProblems, type PlacedProblem } from "./part-problems.tsx";
import type { PartDiff } from "./part-words.server.ts";
import { draftCrumbs } from "../playbook-crumbs.ts";

export interface PartFacts {
  /** `criteria/company-size`. */
  readonly name: string;
  readonly campaign: { readonly key: string; readonly name: string };
  readonly base: string;
  /** The version published last; 0: none. */
  readonly latest: number;
  readonly changed: boolean;
  /** From that version to the draft. */
  readonly diff: readonly PartDiff[];
  readonly edited: { readonly by: string | null; readonly at: number } | null;
  /** The proposal that a save closes. */
  readonly offered: string | null;
  readonly problems: readonly PlacedProblem[];
  readonly now: number;
  readonly timeZone: string;
}

export interface PartAnswer {
  readonly problems?: readonly PlacedProblem[];
  readonly conflict?: ShownConflict | null;
  readonly form?: { readonly values: Readonly<Record<string, string | readonly string[]>> };
}

/** The page around the form of one part: what it differs in, who edited it last, what the last save was refused for. */
export function PartPage({
  part,
  name,
  title,
  lede,
  actions,
  children,
}: {
  part: PartFacts;
  name: string;
  title: string;
  lede?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const answer = useActionData<PartAnswer>();
  const { campaign, now, timeZone } = part;
  return (
    <Page crumbs={draftCrumbs(campaign, name)} eyebrow={editedWords(part)} title={title} lede={lede} actions={actions}>
      <div className="mt-8 grid gap-6">
        {answer?.conflict ? <PartConflict conflict={answer.conflict} now={now} timeZone={timeZone} /> : null}
        {answer?.problems && answer.problems.length > 0 ? (
          <PartProblems problems={answer.problems} refused />
        ) : part.problems.length > 0 ? (
          <PartProblems problems={part.problems} />
        ) : null}
        {part.offered ? (
          <Notice kind="soon" title="This text is offered for signatures">
            Saving a change takes it back: a signature belongs to exactly one text.{" "}
            <Link to={paths.proposal(campaign.key, part.offered)}>See what is offered</Link>
          </Notice>
        ) : null}
        {children}
        {part.diff.length > 0 ? (
          <details className="max-w-content">
            <summary>What differs from version {part.latest}</summary>
            <div className="mt-3 grid gap-4">
              {part.diff.map(({ key, parts, mono }) => (
                <div key={key}>
                  <p className="mb-1 text-sm font-semibold first-letter:capitalize">{key.replaceAll("_", " ")}</p>
                  <DiffSides before={`Version ${part.latest}`} after="The draft" paragraphs={[{ key, parts, mono }]} />
                </div>
              ))}
            </div>
          </details>
        ) : null}
      </div>
    </Page>
  );
}

/** The hidden field every such form carries: what the part was when the page was shown, or since the last conflict. */
export function BaseField({ part }: { part: Pick<PartFacts, "base"> }) {
  const answer = useActionData<PartAnswer>();
  const typed = answer?.form?.values.base;
  const base = answer?.conflict?.base ?? (typeof typed === "string" ? typed : part.base);
  return <input key={base} type="hidden" name="base" defaultValue={base} />;
}

function editedWords({ edited, changed, latest, now, timeZone }: PartFacts): string {
  if (edited) return `Edited by ${edited.by ?? "somebody"} ${formatWhen(edited.at, now, timeZone)}`;
  return changed || latest === 0 ? "In the draft" : `As in version ${latest}`;
}
