import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The repository's root. Found by walking up from this module, because the same code runs from `db/` and, bundled, from
 * `build/server/`; the files it points at (migrations, content) are never part of the bundle.
 */
export const projectRoot = findProjectRoot(path.dirname(fileURLToPath(import.meta.url)));

export function fromProjectRoot(...segments: string[]): string {
  return path.join(projectRoot, ...segments);
}

function findProjectRoot(from: string): string {
  const manifest = path.join(from, "package.json");
  if (existsSync(manifest) && /"name":\s*"greenroom"/.test(readFileSync(manifest, "utf8"))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error("Greenroom's package.json was not found above the running code");
  return findProjectRoot(parent);
}
