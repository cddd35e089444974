import { readFile } from "node:fs/promises";
import { fromProjectRoot } from "#db/project-root.ts";

/** The messy file to try an import with; content/README.md says what is in it. */
export const SAMPLE_NAME = "summit-2026-badges.csv";

export async function readSampleFile(): Promise<string> {
  return readFile(fromProjectRoot("content", "samples", SAMPLE_NAME), "utf8");
}
