import { withAnswer } from "#app/domain/memory/fold.ts";
import { withOwnOdds } from "#app/domain/memory/own-odds.ts";
import type { NextQuestion, PracticeCampaign, PracticeSituation } from "./practice.ts";

/** The situation once a question has been answered, at the same instant: for plans and simulations. */
export function answered(situation: PracticeSituation, question: NextQuestion, correct: boolean): PracticeSituation {
  const { campaign, criterion, variant } = question;
  const asked = [...situation.session.asked, { campaign, criterion, variant, correct }];
  return {
    ...situation,
    campaigns: situation.campaigns.map((each) =>
      each.key === campaign ? withCampaignAnswer(each, question, correct, situation) : each,
    ),
    session: { ...situation.session, asked },
  };
}

function withCampaignAnswer(
  campaign: PracticeCampaign,
  { criterion, variant }: NextQuestion,
  correct: boolean,
  { at, day, model }: PracticeSituation,
): PracticeCampaign {
  const answer = { id: "", correct, at, day, variant, voided: false };
  const shown = (campaign.variants[criterion] ?? []).map((each) =>
    each.id === variant ? { ...each, shown: each.shown + 1 } : each,
  );
  const criteria = campaign.criteria.map((each) =>
    each.key === criterion ? { ...each, state: withAnswer(model, each.state, answer) } : each,
  );
  return {
    ...campaign,
    criteria: withOwnOdds(criteria, campaign.earlier),
    variants: { ...campaign.variants, [criterion]: shown },
  };
}
