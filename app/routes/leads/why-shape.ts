import { whyThisRep } from "#app/domain/leads/handoff.ts";
import { entryOf } from "#app/domain/routing/ledger.ts";
import type { LeftOut } from "#app/domain/routing/routing.ts";
import type { Decision } from "#app/stores/decisions.ts";
import { formatAbout } from "#app/ui/format.ts";
import type { ReadinessSign } from "#app/ui/readiness/lamp-shape.ts";

export interface WhyRow {
  readonly id: string;
  readonly name: string;
  readonly isViewer: boolean;
  readonly sign: ReadinessSign;
  readonly chosen: boolean;
  readonly words: string;
  readonly code: string | null;
  /** Leads received and leads that would have been fair, among those who could have taken it. */
  readonly share: { readonly share: number; readonly target: number } | null;
}

/** Why this person, and why not the others: read from the decision's own record, never worked out anew. */
export function whyShape(
  { id, record, at, outcome: kind }: Decision,
  { viewerId, titles }: { viewerId: string; titles: ReadonlyMap<string, string> },
) {
  const { inputs, outcome, playbookVersion } = record;
  const chosenId = outcome.kind === "chosen" ? outcome.repId : null;
  const turns = outcome.kind === "chosen" ? outcome.turns : [];
  const weights = turns.reduce((sum, { weight }) => sum + weight, 0);
  const mean = weights === 0 ? 0 : turns.reduce((sum, { weight, start }) => sum + weight * start, 0) / weights;
  const repOf = new Map(inputs.reps.map((rep) => [rep.id, rep]));

  const couldHave = turns
    .map((turn): WhyRow & { above: number } => {
      const rep = repOf.get(turn.repId);
      const above = (turn.start - mean) * turn.weight;
      const target = Math.max(1, entryOf(inputs.ledger, turn.repId).assigned - above);
      return {
        id: turn.repId,
        name: rep?.name ?? "Somebody",
        isViewer: turn.repId === viewerId,
        sign: signOf(rep?.verdict),
        chosen: turn.repId === chosenId,
        words: turn.repId === chosenId ? "Chosen" : "Could have; it was not their turn",
        code: null,
        share: { share: target + above, target },
        above,
      };
    })
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || a.above - b.above)
    .map(({ above: _above, ...row }) => row);
  const leftOut = outcome.leftOut.map((one): WhyRow => ({
    id: one.rep.id,
    name: one.rep.name,
    isViewer: one.rep.id === viewerId,
    sign: signOf(repOf.get(one.rep.id)?.verdict),
    chosen: false,
    words: leftOutWords(one, titles),
    code: one.code,
    share: null,
  }));
  const chosenAlone = chosenId !== null && couldHave.length === 0 ? fallbackRow(chosenId, inputs.mode, viewerId) : [];
  return {
    decisionId: id,
    kind,
    at,
    playbookVersion,
    pool: inputs.route.pool,
    sentence: whyThisRep(record).sentence,
    rows: [...chosenAlone, ...couldHave, ...leftOut.filter(({ code }) => !isElsewhere(code))],
    elsewhere: leftOut
      .filter(({ code }) => isElsewhere(code))
      .map(({ id: rep, name, words }) => ({ id: rep, name, words })),
  };
}

/** Short for whoever isn't ready: the record's own sentences speak to them, and there may be a dozen. */
function leftOutWords({ message, reasons = [] }: LeftOut, titles: ReadonlyMap<string, string>): string {
  // As it was called then; only records from before titles were kept need the newest wording.
  const open = reasons.flatMap(({ criterion, title }) =>
    criterion === undefined ? [] : (title ?? titles.get(criterion) ?? criterion),
  );
  const [first] = open;
  if (first === undefined) return message;
  const minutes = reasons.reduce((sum, reason) => sum + (reason.minutes ?? 0), 0);
  const more = open.length > 1 ? ` and ${open.length - 1} more` : "";
  return `Not ready: “${first}”${more}${minutes > 0 ? `, ${formatAbout(minutes * 60)} of practice` : ""}`;
}

function isElsewhere(code: string | null): boolean {
  return code === "not_in_pool" || code === "not_named";
}

function signOf(verdict: ReadinessSign | undefined): ReadinessSign {
  return verdict
    ? { level: verdict.level, via: verdict.via, until: verdict.until }
    : { level: "not_ready", via: null, until: null };
}

function fallbackRow(id: string, mode: Decision["record"]["inputs"]["mode"], viewerId: string): WhyRow[] {
  if (mode.kind !== "fallback") return [];
  const sign: ReadinessSign = { level: "not_ready", via: null, until: null };
  const words = "The named fallback, past the gate and marked as such";
  return [{ id, name: mode.rep.name, isViewer: id === viewerId, sign, chosen: true, words, code: null, share: null }];
}
