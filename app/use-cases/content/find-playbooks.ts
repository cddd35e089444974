import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type FileProblem, readPlaybook, type ReadPlaybook } from "#app/use-cases/content/read-playbook.ts";

export interface PlaybookFile {
  /** As the caller would name it. */
  readonly file: string;
  readonly read: ReadPlaybook;
}

/**
 * Reads the playbook of a campaign's folder, of each campaign folder inside `place`, or of the file itself. A place
 * without any is a problem like any other.
 */
export async function findPlaybooks(place: string): Promise<PlaybookFile[]> {
  const files = await playbookFiles(place);
  if (files.length === 0) return [{ file: place, read: { kind: "invalid", problems: [nothingThere(place)] } }];
  return Promise.all(files.map(async (file) => ({ file, read: readPlaybook(await readFile(file, "utf8"), file) })));
}

async function playbookFiles(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [place];
  const own = path.join(place, "playbook.yaml");
  if (await exists(own)) return [own];
  const inside = (await readdir(place)).toSorted().map((name) => path.join(place, name, "playbook.yaml"));
  const there = await Promise.all(inside.map(exists));
  return inside.filter((_, index) => there[index]);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() ?? false;
}

function nothingThere(place: string): FileProblem {
  const found = "no playbook.yaml";
  const expected = "playbook.yaml in this folder, or in folders inside it";
  return {
    file: place,
    line: 1,
    place: "the folder",
    found,
    expected,
    message: `${place}: found ${found}, expected ${expected}`,
  };
}
