import { createHash } from "node:crypto";
import { canonical } from "#app/domain/playbook/canonical.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** SHA-256 (hex) of a playbook's content, the same whatever order its keys stand in: what an owner signs. */
export function contentHash(playbook: Playbook): string {
  return hashOf(playbook);
}

/** Tells one state of a part from another, so that a form knows whether what it shows is still what is there. */
export function fingerprint(value: unknown): string {
  return value === undefined ? "" : hashOf(value).slice(0, 24);
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}
