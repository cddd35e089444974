import { Link } from "@remix-run/react";
import type { CriterionChange } from "#app/domain/playbook/playbook.ts";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { formatWhen, plural } from "#app/ui/format.ts";

interface PublishedNoticeProps {
  campaign: { key: string; name: string };
  version: number;
  enforceFrom: number;
  changes: readonly CriterionChange[];
  people: number;
  eligible: number;
  now: number;
  timeZone: string;
}

/** What publishing did, after the redirect that did it. */
export function PublishedNotice({
  campaign,
  version,
  enforceFrom,
  changes,
  people,
  eligible,
  now,
  timeZone,
}: PublishedNoticeProps) {
  const asked = changes.filter(({ kind }) => kind === "material" || kind === "new").length;
  const later = enforceFrom > now;
  return (
    <div className="mt-6">
      <Notice kind="done" live title={`Version ${version} is published.`}>
        {later
          ? `It takes effect ${formatWhen(enforceFrom, now, timeZone)}; reps see what changes and can practise it until then. `
          : "It holds already: nobody receives a lead who isn’t ready on this text. "}
        {asked > 0 ? `${plural(asked, "criterion is", "criteria are")} asked anew. ` : "Everybody keeps their credit. "}
        {`${eligible} of ${people} can take these leads now. `}
        <Link to={paths.team({ campaign: campaign.key })}>See who</Link>
      </Notice>
    </div>
  );
}
