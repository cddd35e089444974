import { Link } from "@remix-run/react";
import { isChannel } from "./channel.ts";
import { paths } from "#app/paths.ts";
import type { CampaignRow } from "#app/stores/views/playbook-campaigns.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatDate, formatDay } from "#app/ui/format.ts";
import { CHANNEL_WORDS } from "./playbook-words.ts";

interface CampaignTableProps {
  campaigns: readonly CampaignRow[];
  readsPlaybooks: boolean;
  now: number;
  timeZone: string;
}

/** Campaigns with their version and owners. */
export function CampaignTable({ campaigns, readsPlaybooks, now, timeZone }: CampaignTableProps) {
  const playbook = {
    key: "playbook",
    header: "Playbook",
    cell: ({ key, version, proposalWaits }: CampaignRow) => (
      <>
        <Link to={paths.playbook(key)}>{version ? `Version ${version.number}` : "No version yet"}</Link>{" "}
        {version && version.enforceFrom > now ? (
          <Tag tone="soon">{`from ${formatDay(version.enforceFrom, timeZone)}`}</Tag>
        ) : null}
        {proposalWaits ? <Tag>proposal waits</Tag> : null}
      </>
    ),
  };
  return (
    <DataTable
      caption="Campaigns"
      rows={campaigns}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          header: "Campaign",
          rowHeader: true,
          cell: ({ key, name, channel }) => (
            <>
              <Link to={paths.campaign(key)}>{name}</Link>
              <span className="block text-xs font-normal text-ink-3">
                {isChannel(channel) ? CHANNEL_WORDS[channel] : channel}
              </span>
            </>
          ),
        },
        ...(readsPlaybooks ? [playbook] : []),
        {
          key: "owners",
          header: "Owners",
          cell: ({ marketingOwner, salesOwner }) => `${marketingOwner}, ${salesOwner}`,
        },
        {
          key: "launch",
          header: "Launch",
          cell: ({ launchOn }) => (launchOn === null ? "–" : formatDate(Date.parse(launchOn), "UTC")),
        },
        { key: "people", header: "People enrolled", number: true, cell: ({ people }) => people },
      ]}
    />
  );
}
