import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(css|js|json|svg)$/;

/** Writes `.br` and `.gz` beside the browser's files, so that serving them costs no time. */
export function precompress(): Plugin {
  let folder = "";
  return {
    name: "greenroom:precompress",
    apply: "build",
    configResolved(config) {
      folder = config.build.ssr ? "" : path.resolve(config.root, config.build.outDir, "assets");
    },
    // Not closeBundle: that also runs after a failure, and would hide it behind its own.
    async writeBundle() {
      if (!folder) return;
      const files = (await readdir(folder)).filter((file) => TEXT.test(file));
      await Promise.all(files.map((file) => compress(path.join(folder, file))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  const [br, gz] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
