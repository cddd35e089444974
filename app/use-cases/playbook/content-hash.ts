import { createHash } from "node:crypto";
import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** SHA-256 (hex) of a playbook's content, the same whatever order its keys stand in: what an owner signs. */
export function contentHash(playbook: Playbook): string {
  return createHash("sha256").update(canonical(playbook)).digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
