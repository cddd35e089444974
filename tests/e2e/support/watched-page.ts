import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";
import { signIn } from "./sign-in.ts";

interface Journeys {
  /** Fails the journey if any of its pages writes an error or breaks the content security policy on the way. */
  watched: (context: BrowserContext) => void;
  /** A browser of their own, signed in, for journeys of several people: `given` is what their address begins with. */
  enter: (given: string) => Promise<Page>;
}

export const test = base.extend<Journeys>({
  watched: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on("console", (message) => {
          // The browser reports each answer of 400 and more by itself; journeys assert those where they matter.
          const byBrowser = message.text().startsWith("Failed to load resource");
          // The router looks ahead at the links of a page; where a journey takes the network away, it can't.
          const byRouter = message.text().startsWith("Failed to fetch manifest patches");
          if (message.type() === "error" && !byBrowser && !byRouter) complaints.push(message.text());
        });
        watched.on("weberror", (failure) => complaints.push(failure.error().message));
      };
      watch(context);
      await use(watch);
      expect(complaints, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
  enter: async ({ browser, watched }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (given) => {
      const context = await browser.newContext();
      contexts.push(context);
      watched(context);
      const page = await context.newPage();
      await signIn(page, given);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
