import type { Level, Readiness, Standing } from "#app/domain/readiness/readiness.ts";
import { type BulbView, bulbsOf } from "#app/stores/views/readiness-bulbs.ts";

/** One of a rep's campaigns as a card: the sign, the bulbs, and what the one sentence under them needs. */
export interface CampaignToday {
  readonly key: string;
  readonly name: string;
  readonly sign: { readonly level: Level; readonly via: "gate" | "waiver" | null; readonly until: number | null };
  /** Of not being eligible. */
  readonly since: number | null;
  readonly bulbs: readonly BulbView[];
  /** Criteria in the way, if not ready. */
  readonly missing: number;
  readonly unproven: number;
  /** The critical criterion that ends readiness first. */
  readonly fadesFirst: string | null;
  readonly openLeads: number;
  /** Leads that wait because nobody eligible may take them. */
  readonly heldLeads: number;
  readonly provisionalLimit: number;
  readonly state: "open" | "suspended" | "no_playbook";
}

interface Asked {
  readonly at: number;
  readonly campaign: { readonly key: string; readonly name: string };
  readonly version: { readonly playbook: { readonly gate: { readonly provisionalOpenLeads: number } } } | null;
  readonly readiness: Readiness | null;
  readonly eligibility: CampaignToday["sign"] & { readonly eligible: boolean; readonly since: number };
  readonly facts: Standing;
}

export function campaignToday(
  standing: Asked,
  { openLeads, heldLeads }: { openLeads: number; heldLeads: number },
): CampaignToday {
  const { at, campaign, version, readiness, eligibility, facts } = standing;
  const critical = (readiness?.criteria ?? []).filter(({ importance }) => importance === "critical");
  const held = critical.flatMap(({ title, verdict }) => (verdict.kind === "held" ? [{ title, ...verdict }] : []));
  const hasAnswered =
    readiness?.criteria.some(({ dueAt, verdict }) => dueAt !== null || verdict.kind === "changed") ?? false;
  return {
    key: campaign.key,
    name: campaign.name,
    sign: { level: eligibility.level, via: eligibility.via, until: eligibility.until },
    // Whoever never answered has lost nothing: no day to name.
    since: eligibility.eligible || !hasAnswered ? null : eligibility.since,
    bulbs: bulbsOf(readiness?.criteria ?? [], at),
    missing: new Set((readiness?.level === "not_ready" ? readiness.reasons : []).flatMap((one) => one.criterion ?? []))
      .size,
    unproven: held.filter(({ proven }) => !proven).length,
    fadesFirst: held.toSorted((a, b) => a.until - b.until)[0]?.title ?? null,
    openLeads,
    heldLeads,
    provisionalLimit: version?.playbook.gate.provisionalOpenLeads ?? 0,
    state: facts.suspension ? "suspended" : version ? "open" : "no_playbook",
  };
}
