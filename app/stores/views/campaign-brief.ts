import { materialText, meantFor, personaTexts, stageTexts } from "#app/domain/playbook/brief-words.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { capitalised } from "#app/domain/playbook/words.ts";

/** The part of a playbook that is for reading. Never its questions: whoever practises must not find the answers here (R19). */
export function briefView(playbook: Playbook) {
  const { brief, enablement, scoring, sla } = playbook;
  return {
    paragraphs: (["who", "what", "where", "why"] as const).flatMap((asked) => {
      const text = brief[asked];
      return text === undefined ? [] : [{ asked, text }];
    }),
    assets: brief.assets.map(({ key, title, kind, url }) => ({ key, title, kind, url: url ?? null })),
    personas: personaTexts(brief),
    stages: stageTexts(brief),
    enablement: enablement.map((item) => ({ ...materialText(item), meantFor: meantFor(item, playbook) })),
    threshold: scoring.threshold,
    firstTouchMs: { highIntent: sla.highIntentMs, standard: sla.standardMs },
  };
}

export function criterionTexts({ criteria }: PublishedPlaybook) {
  return criteria.map(({ key, title, kind, importance, required, points, rule, why, say }) => ({
    key,
    title,
    kind,
    importance,
    required,
    points,
    rule: rule ? capitalised(describe(rule)) : null,
    why,
    say: say ?? null,
  }));
}
