const DAY = 86_400_000;
const FULL_TURN_DAYS = 14;
const LITTLE_LEFT_DAYS = 3;

export type ReadinessLevel = "ready" | "provisional" | "not_ready";

/** A verdict as a component shows it. */
export interface ReadinessSign {
  level: ReadinessLevel;
  via: "gate" | "waiver" | null;
  /** Null: time alone won't worsen it. */
  until: number | null;
}

export interface LampShape {
  tone: "ready" | "soon" | "provisional" | "not" | "waived";
  core: "full" | "half" | "hollow";
  /** Parts of a 14-part turn; null: no ring. */
  ring: number | null;
  word: string;
}

/** What the lamp looks like: the core is what you know, the ring the time left. */
export function lampShape({ level, via, until }: ReadinessSign, now: number): LampShape {
  const days = until === null ? FULL_TURN_DAYS : (until - now) / DAY;
  const ring = days <= 0 ? null : ringParts(days);
  if (via === "waiver") return { tone: "waived", core: "hollow", ring, word: "Waiver" };
  if (level === "provisional") return { tone: "provisional", core: "half", ring, word: "Provisional" };
  if (level === "not_ready") return { tone: "not", core: "hollow", ring: null, word: "Not ready" };
  return { tone: days < LITTLE_LEFT_DAYS ? "soon" : "ready", core: "full", ring, word: "Ready" };
}

/** "Ready, 10 days left": the sign in words, without a time zone. */
export function lampWords(sign: ReadinessSign, now: number): string {
  const { word } = lampShape(sign, now);
  if (sign.until === null || (sign.level === "not_ready" && sign.via !== "waiver")) return word;
  const days = Math.floor((sign.until - now) / DAY);
  if (sign.until <= now) return word;
  if (days === 0) return `${word}, less than a day left`;
  return `${word}, ${days} ${days === 1 ? "day" : "days"} left`;
}

/* One step per day; the last day shrinks, so that an hour doesn't look like a day. */
function ringParts(days: number): number {
  if (days >= FULL_TURN_DAYS) return FULL_TURN_DAYS;
  return days >= 1 ? Math.round(days) : Math.max(0.35, days);
}
