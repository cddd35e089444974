import { Day, Email, Key, Label, Link, list, mapping, oneOf, Text } from "#app/domain/playbook/format/fields.schema.ts";
import { CHANNELS, ENABLEMENT_KINDS } from "#app/domain/playbook/playbook.ts";

export const CampaignSection = mapping({
  key: Key,
  name: Label,
  channel: oneOf(CHANNELS),
  launch: Day.exactOptional(),
  owners: mapping({ marketing: Email, sales: Email }),
  teams: list(Key).default([]),
});

const Asset = mapping({ key: Key, title: Label, kind: Label, url: Link.exactOptional() });

export const BriefSection = mapping({
  who: Text.exactOptional(),
  what: Text.exactOptional(),
  where: Text.exactOptional(),
  why: Text.exactOptional(),
  assets: list(Asset).default([]),
});

export const EnablementSection = list(
  mapping({
    title: Label,
    kind: oneOf(ENABLEMENT_KINDS),
    url: Link.exactOptional(),
    text: Text.exactOptional(),
  }),
);
