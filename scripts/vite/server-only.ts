import path from "node:path";
import type { Plugin } from "vite";

const SERVER_FOLDERS = /^(db|app\/(api|auth\/(?!permissions|viewer)|jobs|notify|stores|use-cases))\//;

/** Refuses to send server code to browsers, in development as in the build; `.server.ts` files Remix refuses itself. */
export function serverOnly(): Plugin {
  let root = "";
  return {
    name: "greenroom:server-only",
    configResolved(config) {
      root = config.root;
    },
    transform(_code, id, options) {
      const file = path.relative(root, id.split("?")[0] ?? id).replaceAll(path.sep, "/");
      if (options?.ssr || !SERVER_FOLDERS.test(file)) return null;
      throw new Error(`${file} is server code, but a page's component imports it: use it in loader or action only`);
    },
  };
}
