import type { Stage } from "#app/domain/leads/lead.ts";
import type { LeadHistory } from "#app/stores/views/lead-history.ts";
import { STAGE_WORDS } from "./stage-groups.ts";

export interface HistoryEntry {
  readonly key: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** A move between stages, rather than something that happened within one. */
  readonly isMove: boolean;
}

/** Everything that happened to a lead, latest first. */
export function historyShape(history: LeadHistory, names: ReadonlyMap<string, string>): HistoryEntry[] {
  const moves = history.moves.map(({ to, actor, reason, at }, index) => ({
    key: `move-${index}`,
    at,
    title: isStage(to) ? STAGE_WORDS[to] : to,
    text: `${capital(reason)}, by ${actorWords(actor, names)}`,
    isMove: true,
  }));
  const assignments = history.assignments.flatMap(({ id, rep, via, assignedAt, endedAt, endReason }) => [
    { key: `assigned-${id}`, at: assignedAt, title: `To ${rep.name}`, text: VIA_WORDS[via] ?? via, isMove: false },
    ...(endedAt === null
      ? []
      : [
          {
            key: `ended-${id}`,
            at: endedAt,
            title: `From ${rep.name}`,
            text: capital((endReason ?? "ended").replaceAll("_", " ")),
            isMove: false,
          },
        ]),
  ]);
  const touches = history.touches.map(({ id, kind, at, note }) => ({
    key: `touch-${id}`,
    at,
    title: capital(kind),
    text: note ?? "",
    isMove: false,
  }));
  const dispositions = history.dispositions.map(({ id, code, note, at }) => ({
    key: `disposition-${id}`,
    at,
    title: `Disposition: ${code.replaceAll("_", " ")}`,
    text: note ?? "",
    isMove: false,
  }));
  return [...moves, ...assignments, ...touches, ...dispositions].reverse().sort((a, b) => b.at - a.at);
}

const VIA_WORDS: Readonly<Record<string, string>> = {
  gate: "Ready, by the gate",
  waiver: "By a waiver",
  fallback: "As the named fallback, past the gate",
};

function actorWords(actor: string, names: ReadonlyMap<string, string>): string {
  if (actor === "system") return "Greenroom";
  const [kind, id = ""] = actor.split(":");
  return kind === "person" ? (names.get(id) ?? "somebody") : "an API key";
}

function isStage(text: string): text is Stage {
  return Object.hasOwn(STAGE_WORDS, text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
