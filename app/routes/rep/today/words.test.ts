import { describe, expect, it } from "vitest";
import { effectWords, planLede } from "./words.ts";

/** As much of the start page as these words read. */
function today(via: "waiver" | null) {
  const plan = { questions: 15, byCampaign: [{ key: "expo", effect: "opens", questions: 2, reachedAfter: 3 }] };
  const campaigns = [{ key: "expo", name: "Expo", sign: { level: "not_ready", via, until: null } }];
  return { plan, campaigns } as never;
}
const effect = (via: "waiver" | null) =>
  effectWords({ effect: "opens" } as never, { sign: { level: "not_ready", via, until: null } } as never, "UTC");

describe("what practice opens", () => {
  it("is leads that go to others now", () => {
    expect(planLede(today(null))).toMatch(/^The first three open the Expo leads for you today\./);
    expect(effect(null)).toBe("opens its leads for you");
  });

  it("is the right to leads that come by a waiver already", () => {
    expect(planLede(today("waiver"))).toMatch(
      /^The first three let you into the Expo leads by what you know, without the waiver\./,
    );
    expect(effect("waiver")).toBe("its leads by what you know, not by waiver");
  });
});
