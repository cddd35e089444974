import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { honoServer } from "./scripts/vite/hono-server.ts";
import { precompress } from "./scripts/vite/precompress.ts";
import { serverOnly } from "./scripts/vite/server-only.ts";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

const generated = ["build", ".cache", ".greenroom", "test-results", "playwright-report"];

export default defineConfig({
  // Both builds write the style sheet; minified alike, it is one file with one name.
  build: { sourcemap: false, cssMinify: true },
  // What browsers import is what Remix names. Left to discover, Vite takes the server's packages for the browser's as well:
  // in development Remix follows a page's server imports in search of styles. Bundling them fails, or reloads the page.
  optimizeDeps: { noDiscovery: true },
  server: { watch: { ignored: generated.map((folder) => `**/${folder}/**`) } },
  plugins: [
    honoServer({ app: "/app/http/development.server.ts", main: "app/server.ts" }),
    serverOnly(),
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    precompress(),
  ],
});
