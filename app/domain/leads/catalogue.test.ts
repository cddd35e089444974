import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "#app/domain/leads/catalogue.ts";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { attributeOf, isAttributePath } from "#app/domain/playbook/attributes.ts";
import { aLead } from "#tests/content/arbitraries.ts";

const NOTHING: LeadFacts = { contact: {}, company: {}, deal: {}, source: {}, attributes: {}, events: [] };
const of = (...leads: Partial<LeadFacts>[]) => catalogueOf(leads.map((lead) => ({ ...NOTHING, ...lead })));

describe("what leads say", () => {
  test("numbers with their spread, however they were typed, and one slip forgiven", () => {
    const employees = [50, "60", 70, 80, 90, 100, 110, 120, 130, 140, "about 50"];
    const [entry] = of(...employees.map((value) => ({ company: { employees: value } }))).attributes;
    expect(entry).toMatchObject({ path: "company.employees", label: "company employees", leads: 11, type: "number" });
    expect(entry?.range).toEqual({ least: 50, low: 70, middle: 100, high: 120, most: 140 });
  });

  test("texts that differ in case only are one value, the most frequent first", () => {
    const countries = ["DE", "de", "AT", " DE "].map((country) => ({ company: { country } }));
    expect(of(...countries).attributes[0]?.values).toEqual([
      { value: "DE", count: 3 },
      { value: "AT", count: 1 },
    ]);
  });

  test("yes and no, and lists element by element", () => {
    const { attributes } = of(
      { attributes: { integrator: true, tags: ["a", "b"] } },
      { attributes: { integrator: "false", tags: ["a"] } },
    );
    expect(attributes.map(({ path, type, values }) => [path, type, values.map(({ value }) => value)])).toEqual([
      ["attributes.integrator", "yes_no", [false, true]],
      ["attributes.tags", "text", ["a", "b"]],
    ]);
  });

  test("who somebody is, is counted and never listed", () => {
    const { attributes } = of({
      contact: { email: "pat@prospect.example", firstName: "Pat", title: "Plant Manager", phone: "+49 1" },
    });
    expect(attributes.map(({ path, type, values }) => [path, type, values.length])).toEqual([
      ["contact.email", "text", 0],
      ["contact.first_name", "text", 0],
      ["contact.phone", "text", 0],
      ["contact.title", "text", 1],
    ]);
  });

  test("what prospects did, by how many and how often, with its data", () => {
    const demo = (minutes: number) => ({ type: "demo_attended", at: 0, data: { minutes } });
    const { events } = of(
      { events: [demo(3), demo(11)] },
      { events: [demo(7), { type: "no such type!", at: 0, data: {} }] },
      {},
    );
    expect(events).toMatchObject([{ type: "demo_attended", phrase: "attended a demo", leads: 2, times: 3 }]);
    expect(events[0]?.data[0]).toMatchObject({ path: "minutes", leads: 3, type: "number" });
  });

  test("every entry can be asked about in a rule, and is said by as many leads as it claims", () => {
    fc.assert(
      fc.property(fc.array(aLead, { maxLength: 8 }), (leads) => {
        for (const { path, leads: count, values } of catalogueOf(leads).attributes) {
          expect(isAttributePath(path)).toBe(true);
          expect(leads.filter((lead) => attributeOf(lead, path) !== undefined)).toHaveLength(count);
          expect(values.length).toBeLessThanOrEqual(12);
        }
      }),
    );
  });
});
