import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { formatWhen } from "#app/ui/format.ts";

interface ProposalWaitsProps {
  campaign: string;
  id: string;
  by: string | null;
  at: number;
  now: number;
  timeZone: string;
}

/** A proposal is open: somebody should look at it, sign it or publish it. */
export function ProposalWaits({ campaign, id, by, at, now, timeZone }: ProposalWaitsProps) {
  return (
    <div className="mt-6">
      <Notice
        title="A proposal waits for signatures"
        action={
          <ButtonLink size="s" to={paths.proposal(campaign, id)}>
            Look at it
          </ButtonLink>
        }
      >
        {by ? `By ${by}, ` : "Proposed "}
        {formatWhen(at, now, timeZone)}. A newer proposal takes its place.
      </Notice>
    </div>
  );
}
