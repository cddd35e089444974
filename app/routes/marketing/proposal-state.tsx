import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";

interface ProposalStateProps {
  proposal: { closed: boolean; publishedVersion: number | null; baseVersion: number };
  campaign: string;
  latest: number;
  stale: boolean;
  mayPropose: boolean;
  problems: readonly string[];
}

/** Why nothing can be signed or published here, if so, and the way on; and what the last press was refused for. */
export function ProposalState({ proposal, campaign, latest, stale, mayPropose, problems }: ProposalStateProps) {
  return (
    <div className="mt-6 grid gap-4 empty:hidden">
      <FormErrors errors={problems} />
      {proposal.publishedVersion !== null ? (
        <Notice kind="done">
          It became{" "}
          <Link to={paths.playbookVersion(campaign, proposal.publishedVersion)}>
            version {proposal.publishedVersion}
          </Link>
          .
        </Notice>
      ) : null}
      {proposal.closed && proposal.publishedVersion === null ? (
        <Notice>
          A newer proposal took its place. <Link to={paths.playbook(campaign)}>Back to the playbook</Link>
        </Notice>
      ) : null}
      {!proposal.closed && stale ? (
        <Notice
          kind="soon"
          title={`Written against version ${proposal.baseVersion}, while version ${latest} is published by now`}
          action={
            mayPropose ? (
              <Form method="post">
                <SubmitButton size="s" variant="secondary" name="intent" value="again">
                  Propose this text again
                </SubmitButton>
              </Form>
            ) : undefined
          }
        >
          It can’t be published like this: it would undo what came in between without anybody having signed that.
          Proposing it again compares it with version {latest}; both owners then sign anew.
        </Notice>
      ) : null}
    </div>
  );
}
