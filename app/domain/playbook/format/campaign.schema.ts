import {
  Day,
  Email,
  EventType,
  Key,
  Label,
  Line,
  Link,
  list,
  mapping,
  oneOf,
  Text,
} from "#app/domain/playbook/format/fields.schema.ts";
import { RuleOverLead } from "#app/domain/playbook/format/rule.schema.ts";
import { CHANNELS, ENABLEMENT_KINDS } from "#app/domain/playbook/playbook.ts";
import type { Brief, Persona } from "#app/domain/playbook/playbook.ts";

export const CampaignSection = mapping({
  key: Key,
  name: Label,
  channel: oneOf(CHANNELS),
  launch: Day.exactOptional(),
  owners: mapping({ marketing: Email, sales: Email }),
  teams: list(Key).default([]),
});

const Asset = mapping({
  key: Key,
  title: Label,
  kind: Label,
  url: Link.exactOptional(),
  event: EventType.exactOptional(),
});

const PersonaEntry = mapping({
  key: Key,
  name: Label,
  rule: RuleOverLead.exactOptional(),
  who: Text.exactOptional(),
  cares_about: list(Line, 1).exactOptional(),
  pains: list(Line, 1).exactOptional(),
  not: Text.exactOptional(),
}).transform(({ cares_about, ...persona }): Persona => ({
  ...persona,
  ...(cares_about !== undefined && { caresAbout: cares_about }),
}));

const Stages = mapping({
  lead: Text.exactOptional(),
  mql: Text.exactOptional(),
  sql: Text.exactOptional(),
  opportunity: Text.exactOptional(),
});

export const BriefSection = mapping({
  who: Text.exactOptional(),
  what: Text.exactOptional(),
  where: Text.exactOptional(),
  why: Text.exactOptional(),
  assets: list(Asset).default([]),
  personas: list(PersonaEntry, 1).exactOptional(),
  stages: Stages.exactOptional(),
}).transform(({ stages, ...brief }): Brief => ({
  ...brief,
  // Stages of which none is defined are no stages: the same text must not have two forms.
  ...(stages && Object.keys(stages).length > 0 && { stages }),
}));

export const EnablementSection = list(
  mapping({
    title: Label,
    kind: oneOf(ENABLEMENT_KINDS),
    url: Link.exactOptional(),
    text: Text.exactOptional(),
    for: list(Key, 1).exactOptional(),
    criterion: Key.exactOptional(),
  }),
);
