/** A level inside a sentence. */
export function levelName(level: "ready" | "provisional" | "not_ready"): string {
  return level === "not_ready" ? "not ready" : level;
}
