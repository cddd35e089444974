import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import type { Verdict } from "./pages.ts";

/** The way back from a slip, beside "Continue": a form of its own, posted to the verdict's own address. */
export function TakeBack({ page }: { page: Verdict }) {
  if (page.takingBack !== "possible") return null;
  return (
    <Form method="post" replace>
      <input type="hidden" name="presentation" value={page.token} />
      <SubmitButton variant="quiet" name="intent" value="take_back">
        I mis-clicked
      </SubmitButton>
    </Form>
  );
}

/** What became of taking the answer back; nothing if nobody tried. */
export function TakenBack({ page, error }: { page: Verdict; error: string | undefined }) {
  if (page.takingBack === "voided") {
    return (
      <Notice kind="done" live title="Taken back.">
        This answer counts neither for nor against you. The criterion comes again, worded differently; that answer
        stands.
      </Notice>
    );
  }
  return error ? <Notice live>{error}</Notice> : null;
}
