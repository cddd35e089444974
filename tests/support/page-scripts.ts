import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { fromProjectRoot } from "#db/project-root.ts";

export type ReadScript = (address: string) => Promise<string>;

/** The built file behind an address. */
export const readBuilt: ReadScript = (address) =>
  readFile(fromProjectRoot("build", "client", address.slice(1)), "utf8");

/** Every script that a page names and whatever those import at once, with its size in bytes when compressed by gzip. */
export async function scriptsOf(page: string, read: ReadScript): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const open = namesIn(page);
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (sizes.has(address)) continue;
    const script = await read(address);
    sizes.set(address, gzipSync(script).byteLength);
    open.push(...importsOf(script));
  }
  return sizes;
}

function namesIn(page: string): string[] {
  const linked = [...page.matchAll(/<(?:link|script)\b[^>]*(?:href|src)="(\/assets\/[^"]+\.js)"/g)];
  const imported = [...page.matchAll(/\bimport\b[^;]*?"(\/assets\/[^"]+\.js)"/g)];
  return [...linked, ...imported].flatMap(([, name]) => name ?? []);
}

/** Static imports only: what is imported on demand is not sent with the page. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)].map(([, name]) => `/assets/${name}`);
}
