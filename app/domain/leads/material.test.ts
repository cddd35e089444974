import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { aPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/gate.ts";
import { handoff } from "./handoff.ts";

const PLANT = { attribute: "contact.title", op: "contains_any", value: ["plant"] };
const playbook = aPlaybook({
  criteria: [
    { key: "size", title: "Big enough", rule: SIZE_RULE, points: 20 },
    { key: "budget", title: "Has a budget", rule: { attribute: "attributes.budget", op: "gte", value: 1 }, points: 10 },
  ],
  sections: {
    brief: {
      assets: [
        { key: "paper", title: "The paper", kind: "paper" },
        { key: "demo", title: "The demo", kind: "video", event: "demo_attended" },
        { key: "kit", title: "The kit", kind: "sheet", event: "demo_attended" },
      ],
      personas: [
        { key: "nobody", name: "Never guessed" },
        { key: "plant", name: "The plant manager", rule: PLANT },
        { key: "anybody", name: "Anybody with a title", rule: { attribute: "contact.title", op: "exists" } },
      ],
    },
    enablement: [
      { title: "Everybody's", kind: "reference" },
      { title: "For plants", kind: "talk_track", for: ["plant"] },
      { title: "About size", kind: "competitor", criterion: "size" },
      { title: "About money", kind: "competitor", criterion: "budget" },
      { title: "For others, about size", kind: "insight", for: ["anybody"], criterion: "size" },
      { title: "For others", kind: "other", for: ["anybody"] },
    ],
  },
});

function told(title: string | undefined, events: { type: string; at: number; data: Record<string, string> }[] = []) {
  const lead = { contact: { title }, company: { employees: 120 }, deal: {}, source: {}, attributes: {}, events };
  return handoff(playbook, lead, NOW);
}

describe("whom a lead is taken for", () => {
  test("the first persona whose rule it meets, with the fact that says so", () => {
    expect(told("Plant manager").persona?.persona.key).toBe("plant");
    expect(told("Plant manager").persona?.evidence).toContain("Plant manager");
    expect(told("Clerk").persona?.persona.key).toBe("anybody");
  });

  test("nobody, where no rule says so", () => {
    expect(told(undefined).persona).toBeNull();
  });
});

describe("the material for a lead", () => {
  test("is what names its persona or a criterion it meets, and what names nothing; the call's own order", () => {
    expect(told("Plant manager").material.fitting.map(({ item, because }) => [item.title, because])).toEqual([
      ["For plants", "For: The plant manager"],
      ["About size", "They meet: Big enough"],
      ["Everybody's", null],
      ["For others, about size", "They meet: Big enough"],
    ]);
  });

  test("the rest is kept aside, not lost", () => {
    expect(told("Plant manager").material.others.map(({ title }) => title)).toEqual(["About money", "For others"]);
    expect(told(undefined).material.others.map(({ title }) => title)).toContain("For plants");
  });
});

describe("what the prospect has had", () => {
  test("is what an event names, or what belongs to its type; the rest is to send", () => {
    const { had, toSend } = told("Clerk", [
      { type: "whitepaper_downloaded", at: NOW - 3 * DAY_MS, data: { asset: "paper" } },
      { type: "demo_attended", at: NOW - DAY_MS, data: { asset: "demo" } },
    ]).assets;
    expect(had.map(({ asset, at }) => [asset.key, at])).toEqual([
      ["demo", NOW - DAY_MS],
      ["paper", NOW - 3 * DAY_MS],
    ]);
    expect(toSend.map(({ key }) => key)).toEqual(["kit"]);
    const both = told("Clerk", [{ type: "demo_attended", at: NOW, data: { talk: "of ten" } }]).assets;
    expect(both.had.map(({ asset }) => asset.key)).toEqual(["demo", "kit"]);
  });
});
