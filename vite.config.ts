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
  // Found while Vite scans the pages, but only loaders reach it.
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
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
