import { expect, test as base } from "@playwright/test";

/** Every journey fails if its page writes an error or breaks the content security policy on the way. */
export const test = base.extend<{ watched: void }>({
  watched: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        // The browser reports each answer of 400 and more by itself; journeys assert those where they matter.
        const byBrowser = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !byBrowser) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use();
      expect(complaints, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
