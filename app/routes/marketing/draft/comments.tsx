import { Form } from "@remix-run/react";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatWhen, plural } from "#app/ui/format.ts";
import { formState } from "../../form-state.ts";
import type { DraftOverview } from "./overview.server.ts";

interface CommentsProps {
  draft: DraftOverview;
  answer: unknown;
  now: number;
  timeZone: string;
}

/** What people say about the draft; settled ones stay readable. */
export function Comments({ draft, answer, now, timeZone }: CommentsProps) {
  const typed = formState(answer, "comment");
  const open = draft.comments.filter(({ resolved }) => resolved === null);
  const settled = draft.comments.filter(({ resolved }) => resolved !== null);
  return (
    <Section title="Comments" aside={plural(open.length, "open comment")} id="comments">
      {open.length > 0 ? (
        <Rows label="Open comments">
          {open.map((comment) => (
            <li key={comment.id}>
              <CommentText comment={comment} now={now} timeZone={timeZone} />
              <Form method="post" className="mt-2">
                <input type="hidden" name="comment" value={comment.id} />
                <SubmitButton
                  size="s"
                  variant="secondary"
                  name="intent"
                  value="resolve"
                  aria-label={`Settled: ${comment.body.slice(0, 60)}`}
                >
                  Settled
                </SubmitButton>
              </Form>
            </li>
          ))}
        </Rows>
      ) : null}
      {settled.length > 0 ? (
        <details className="mt-4">
          <summary>{plural(settled.length, "settled comment")}</summary>
          <Rows label="Settled comments">
            {settled.map((comment) => (
              <li key={comment.id}>
                <CommentText comment={comment} now={now} timeZone={timeZone} />
                <p className="mt-1 text-xs text-ink-3">
                  {`Settled by ${comment.resolved?.by ?? "somebody"} ${formatWhen(comment.resolved?.at ?? comment.at, now, timeZone)}`}
                </p>
              </li>
            ))}
          </Rows>
        </details>
      ) : null}
      {draft.revision === null ? (
        <p className="text-sm text-ink-3">Comments open with the draft: change something first.</p>
      ) : (
        <Form method="post" className="mt-5 grid max-w-measure gap-4">
          <Select
            label="About"
            name="about"
            defaultValue={typed.value("about") ?? ""}
            options={[{ value: "", label: "All of it" }, ...draft.subjects]}
          />
          <TextArea
            label="Your comment"
            name="body"
            rows={3}
            required
            maxLength={4000}
            defaultValue={typed.value("body") ?? ""}
            error={typed.error("body")}
          />
          <div>
            <SubmitButton variant="secondary" name="intent" value="comment">
              Comment
            </SubmitButton>
          </div>
        </Form>
      )}
    </Section>
  );
}

function CommentText({
  comment,
  now,
  timeZone,
}: {
  comment: DraftOverview["comments"][number];
  now: number;
  timeZone: string;
}) {
  return (
    <>
      <p className="text-xs text-ink-3">
        {comment.by ?? "Somebody"}, {formatWhen(comment.at, now, timeZone)}
        {comment.about ? `, about ${comment.about}` : ""}
      </p>
      <p className="mt-1 max-w-measure whitespace-pre-line">{comment.body}</p>
    </>
  );
}
