import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { plural } from "#app/ui/format.ts";
import { formState } from "../../form-state.ts";
import type { DraftOverview } from "./overview.server.ts";

interface OfferCardProps {
  campaign: string;
  draft: DraftOverview;
  next: number;
  behind: boolean;
  answer: unknown;
}

/** The way from a draft to two signatures. */
export function OfferCard({ campaign, draft, next, behind, answer }: OfferCardProps) {
  const open = draft.comments.filter(({ resolved }) => resolved === null).length;
  const typed = formState(answer, "offer");
  return (
    <Card as="section">
      <h2 className="text-lg">Agree on it</h2>
      {draft.offered ? (
        <>
          <p className="mt-2 text-sm text-ink-2">A text is offered for signatures. Any save takes it back.</p>
          <ButtonLink variant="primary" className="mt-4" to={paths.proposal(campaign, draft.offered)}>
            Impact and signatures
          </ButtonLink>
        </>
      ) : draft.revision === null || behind || draft.problems.length > 0 ? (
        <p className="mt-2 text-sm text-ink-2">{whatFirst(draft, behind)}</p>
      ) : (
        <Form method="post" className="mt-3 grid gap-4">
          <input type="hidden" name="revision" value={draft.revision} />
          {open > 0 ? (
            <p className="text-sm text-ink-2">
              <a href="#comments">{plural(open, "comment is", "comments are")} open</a>. You can offer it all the same.
            </p>
          ) : null}
          <TextArea
            label="Why it changes"
            name="note"
            rows={3}
            maxLength={500}
            defaultValue={typed.value("note") ?? ""}
            hint="Whoever signs, and every rep it changes something for, reads this."
          />
          <SubmitButton name="intent" value="offer">
            Offer version {next} for signatures
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

function whatFirst({ revision, problems }: DraftOverview, behind: boolean): string {
  if (revision === null) return "Change something first: then both owners can sign exactly that text.";
  if (behind)
    return "Bring the draft up to date first: both owners sign a text that follows the version published last.";
  return `Settle ${plural(problems.length, "thing")} first; ${problems.length === 1 ? "it is" : "they are"} listed above.`;
}
