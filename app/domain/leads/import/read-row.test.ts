import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ImportMapping } from "./mapping.ts";
import { mappingProblems } from "./mapping-problems.ts";
import { rowReader } from "./read-row.ts";
import { rowProblemText } from "./table.ts";

const AT = Date.UTC(2026, 10, 21);
const COLUMNS = [
  "Badge",
  "E-mail",
  "Staff",
  "Lines",
  "Integrator",
  "Demo minutes",
  "Scanned",
  "Last seen",
  "Notes",
  "Tags",
];
const MAPPING = ImportMapping.parse({
  columns: [
    { column: "Badge", to: "externalId" },
    { column: "E-mail", to: "contact.email" },
    { column: "Staff", to: "company.employees" },
    { column: "Lines", to: "attributes.packaging_lines", as: "number" },
    { column: "Integrator", to: "attributes.integrator", as: "yes_no" },
    {
      column: "Demo minutes",
      to: "event",
      event: "demo_attended",
      data: "minutes",
      as: "number",
      at: { column: "Scanned", order: "dmy" },
    },
    { column: "Last seen", to: "event", at: "2026-11-18T00:00:00Z" },
    { column: "Notes", to: "inquiry" },
    { column: "Tags", to: "attributes.tags", as: "list" },
  ],
});
const read = rowReader(MAPPING, COLUMNS, AT);
const GOOD = ["B-1", "Pat@Prospect.example", "1,200", "4", "no", "11", "18.11.2026", "Email Opened", "Call me", "a;b"];
const rowOf = (cells: readonly string[]) => ({ row: 1, line: 2, cells });
const without = (changes: Record<number, string>) => GOOD.map((cell, index) => changes[index] ?? cell);

function problemsOf(cells: readonly string[]): string[] {
  const result = read(rowOf(cells));
  return result.kind === "refused" ? result.problems.map(rowProblemText) : [];
}

describe("a row", () => {
  test("becomes the lead that the API would take", () => {
    expect(read(rowOf(GOOD))).toEqual({
      kind: "lead",
      lead: {
        externalId: "B-1",
        details: {
          contact: { email: "Pat@Prospect.example" },
          company: { employees: 1200 },
          deal: {},
          source: {},
          attributes: { packaging_lines: 4, integrator: false, tags: ["a", "b"] },
          inquiry: "Call me",
        },
        events: [
          { type: "demo_attended", at: Date.UTC(2026, 10, 18), data: { minutes: 11 } },
          { type: "email_opened", at: Date.UTC(2026, 10, 18), data: {} },
        ],
      },
    });
  });

  test("says nothing where it says Select or N/A; no, 0 and silence are no event", () => {
    const result = read(rowOf(["B-1", "", "Select", "N/A", " ", "0", "", "-", "", ""]));
    expect(result).toMatchObject({ kind: "lead", lead: { events: [], details: { company: {}, attributes: {} } } });
  });

  test("is told from others by its e-mail address if it has no id", () => {
    expect(read(rowOf(without({ 0: "" })))).toMatchObject({
      kind: "lead",
      lead: { externalId: "pat@prospect.example" },
    });
    expect(problemsOf(without({ 0: "", 1: "" }))).toEqual([
      "found neither id nor e-mail address, expected one of them",
    ]);
  });

  test("may be short; cells beyond the last column matter only if they say something", () => {
    expect(read(rowOf(["B-1"])).kind).toBe("lead");
    expect(read(rowOf([...GOOD, "", " "])).kind).toBe("lead");
    expect(problemsOf([...GOOD, "stray"])).toEqual(["found 11 cells, expected 10, one for each column"]);
  });

  test("tells everything that is wrong with it at once", () => {
    expect(problemsOf(without({ 1: "not an address", 2: "about fifty", 4: "perhaps", 6: "last week" }))).toEqual([
      "E-mail: found “not an address”, expected an e-mail address",
      "Staff: found “about fifty”, expected a number such as 1,234.5",
      "Integrator: found “perhaps”, expected yes or no",
      "Scanned: found “last week”, expected a date such as 18.11.2026",
    ]);
    expect(problemsOf(without({ 6: "" }))).toEqual(["Scanned: found nothing, expected a date such as 18.11.2026"]);
    expect(problemsOf(without({ 6: "24.11.2026" }))[0]).toContain("expected a time that has passed");
    expect(problemsOf(without({ 2: "-5" }))).toEqual(["Staff: found “-5”, expected 0 employees or more"]);
    expect(problemsOf(without({ 8: "\0" }))[0]).toContain("without broken characters");
    expect(problemsOf(without({ 0: "x".repeat(201) }))[0]).toContain("at most 200 characters");
  });

  test("is a lead or a list of problems, whatever its cells say", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...GOOD, "Select", "", "-5", "1.5", "18.13.2026"),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const result = read(rowOf(cells));
        if (result.kind === "refused") {
          expect(result.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(result.lead.externalId.trim()).not.toBe("");
        for (const event of result.lead.events) expect(event.at).toBeLessThanOrEqual(AT + 86_400_000);
        // The database takes exactly what it is given.
        expect(JSON.parse(JSON.stringify(result.lead))).toEqual(result.lead);
        expect(JSON.stringify(result.lead)).not.toContain("\\u0000");
      }),
    );
  });

  test("never says more when a cell is taken away", () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length - 1), fc.constantFrom("", "Select", "n/a", "  "), (index, missing) => {
        const full = JSON.stringify(read(rowOf(GOOD))).length;
        const less = read(rowOf(without({ [index]: missing })));
        if (less.kind === "lead") expect(JSON.stringify(less).length).toBeLessThan(full + 20);
      }),
    );
  });
});

describe("a mapping", () => {
  const messages = (columns: unknown) =>
    mappingProblems(ImportMapping.parse({ columns }), COLUMNS).map(({ message }) => message);

  test("that reads the file has no problems", () => expect(mappingProblems(MAPPING, COLUMNS)).toEqual([]));

  test("needs what tells one lead from another", () => {
    expect(messages([{ column: "Staff", to: "company.employees" }])[0]).toContain("tells one lead from another");
  });

  test("names columns of the file, each target once, numbers as numbers, events with their time", () => {
    expect(
      messages([
        { column: "Badge", to: "externalId" },
        { column: "Nowhere", to: "contact.email" },
        { column: "Staff", to: "externalId" },
        { column: "Staff", to: "company.employees", as: "yes_no" },
        { column: "Tags", to: "contact.title", as: "list" },
        { column: "Tags", to: "event", event: "tagged" },
        { column: "Tags", to: "event", data: "tag", at: { column: "Gone" } },
        { column: "Tags", to: "inquiry", event: "x" },
      ]),
    ).toEqual([
      "The file has no column “Nowhere”.",
      "“Badge” goes to externalId already; one of the two has to go elsewhere.",
      "company.employees is a number; read it as one.",
      "Only attributes of your own may be lists; contact.title takes one value.",
      "Say when the event happened: a day for all rows, or a column. So the same file again adds none twice.",
      "A cell that names the event is read as text and carries no data; or give the event a name.",
      "The file has no column “Gone”.",
      "Only an event has a time and data.",
    ]);
  });

  test.each(["company.staff", "attributes.", "attributes.__proto__", "lead", ""])("goes to no “%s”", (to) => {
    expect(ImportMapping.safeParse({ columns: [{ column: "Badge", to }] }).success).toBe(false);
  });
});
