import { partsOf } from "#app/domain/playbook/parts.ts";
import { findCampaign } from "#app/stores/campaigns.ts";
import { commentOnDraft } from "#app/use-cases/drafts/comment.ts";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { saveParts } from "#app/use-cases/drafts/save-part.ts";
import { castPerson } from "./cast.ts";
import type { Moment } from "./past.ts";
import { workday } from "./workdays.ts";

const PART = "criteria/asked-for-audit";

/** Mara would let audit requests go cold sooner; Sami has the figures that say otherwise. The draft is still open. */
export function disagreement(at: number, campaignKey: string): Moment[] {
  return [
    {
      at: workday(at, 2, 14),
      async happen(past) {
        const mara = await castPerson(past.db, "mara");
        const campaign = await findCampaign(past.db, campaignKey);
        const current = campaign && (await currentDraft(past, campaign.id));
        const criterion = current?.playbook.criteria.find(({ key }) => `criteria/${key}` === PART);
        if (!campaign || !current || !criterion) throw new Error(`the demo's ${campaignKey} has no ${PART}`);
        const value = {
          ...Object(partsOf(current.playbook).get(PART)),
          title: "Asked for the line audit in the last 21 days",
          rule: { event: "audit_requested", within: "21d", at_least: 1 },
        };
        const saved = await saveParts(past, {
          actor: { kind: "person", id: mara.id },
          campaignId: campaign.id,
          edits: [{ part: PART, value, base: current.fingerprint(PART) }],
        });
        if (saved.kind !== "saved") throw new Error(`the demo's draft was not saved: ${saved.kind}`);
      },
    },
    {
      at: workday(at, 2, 16),
      async happen(past) {
        const sami = await castPerson(past.db, "sami");
        const campaign = await findCampaign(past.db, campaignKey);
        if (!campaign) throw new Error(`the demo has no ${campaignKey}`);
        await commentOnDraft(past, {
          personId: sami.id,
          campaignId: campaign.id,
          part: PART,
          body: "Two of the five audits we did last month were asked for more than three weeks before. I would keep the 30 days.",
        });
      },
    },
  ];
}
