import { expect, it } from "vitest";
import { campaignLede } from "./words.ts";

/** As much of the page as its lede reads: a rep's campaign with one publication. */
function page(practisedAt: number | null) {
  const criteria = [{ importance: "critical" }, { importance: "standard" }];
  const agreement = { version: { version: 1 }, criteria, changes: [{ version: 2 }], practisedAt };
  return { agreement, mine: {} } as never;
}

it("says since when there is something new; whoever has never practised here is not told that they have", () => {
  expect(campaignLede(page(Date.UTC(2026, 0, 5)))).toMatch(/One version published since you last practised\.$/);
  expect(campaignLede(page(null))).toMatch(/One version published lately\.$/);
});
