import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Connect, Plugin, ViteDevServer } from "vite";

interface HonoServerOptions {
  /** Module whose `fetchWith(build)` answers requests in development. */
  app: string;
  /** Entry of the server bundle. */
  main: string;
}

const NOT_FILES = /^\/(api|access|healthz|readyz|metrics|\.well-known)(\/|\?|$)/;

/**
 * One Hono application in development and in production: in development it answers before Vite what is not a file, and
 * after Vite every page; the production build gets our own entry, so that `node build/server/index.js` is the server.
 */
export function honoServer({ app, main }: HonoServerOptions): Plugin[] {
  return [
    {
      name: "greenroom:development-server",
      apply: "serve",
      configureServer(vite) {
        // Remix starts child servers to read its routes; they serve nothing.
        if (vite.config.server.middlewareMode) return;
        const answer = handler(vite, app);
        vite.middlewares.use((req, res, next) => (NOT_FILES.test(req.url ?? "") ? answer(req, res, next) : next()));
        return () => void vite.middlewares.use(answer);
      },
    },
    {
      name: "greenroom:server-entry",
      apply: "build",
      enforce: "post",
      config: (_config, env) => (env.isSsrBuild ? { build: { rollupOptions: { input: main } } } : undefined),
    },
  ];
}

function handler(vite: ViteDevServer, app: string) {
  return (req: Connect.IncomingMessage, res: ServerResponse<IncomingMessage>, next: Connect.NextFunction): void => {
    // Vite strips its base from url.
    if (req.originalUrl) req.url = req.originalUrl;
    Promise.all([vite.ssrLoadModule(app), vite.ssrLoadModule("virtual:remix/server-build")])
      .then(([module, build]) => getRequestListener(module.fetchWith(build))(req, res))
      .catch((error: unknown) => {
        if (error instanceof Error) vite.ssrFixStacktrace(error);
        next(error);
      });
  };
}
