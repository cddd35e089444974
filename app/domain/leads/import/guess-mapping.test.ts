import { expect, test } from "vitest";
import { chooseMapping } from "./choose-mapping.ts";
import { namedColumns } from "./columns.ts";
import { detectDelimiter } from "./delimiter.ts";
import { guessConversion } from "./guess-conversion.ts";
import { guessMapping } from "./guess-mapping.ts";
import { ImportMapping } from "./mapping.ts";
import { slug } from "./slug.ts";
import { wantedFacts } from "./wanted-facts.ts";

const WANTED = {
  attributes: [
    { path: "company.employees", type: "number" },
    { path: "attributes.packaging_lines", type: "number" },
    { path: "attributes.integrator", type: "yes_no" },
  ],
  events: [
    { type: "demo_attended", data: "minutes" },
    { type: "audit_requested", data: null },
  ],
} as const;

test("headings and values give a mapping that asks for nothing the playbook does not", () => {
  const columns = [
    "Badge no.",
    "First name",
    "E-Mail",
    "No. of employees",
    "Packaging lines",
    "Integrator?",
    "Demo (minutes)",
    "Audit requested",
    "Scanned at",
    "Lead source",
    "Stand staff",
  ];
  const cells = ["B1", "Pat", "p@x.example", "1.200", "4", "x", "11", "yes", "18.11.2026", "Badge", "Jo"];
  const table = { columns, rows: [{ row: 1, line: 2, cells }] };
  const at = { column: "Scanned at", order: "dmy" };
  expect(guessMapping({ table, wanted: WANTED, eventsAt: "2026-11-21T00:00:00Z" }).columns).toEqual([
    { column: "Badge no.", to: "externalId" },
    { column: "First name", to: "contact.first_name" },
    { column: "E-Mail", to: "contact.email" },
    { column: "No. of employees", to: "company.employees", as: "number_comma" },
    { column: "Packaging lines", to: "attributes.packaging_lines", as: "number" },
    { column: "Integrator?", to: "attributes.integrator", as: "yes_no" },
    { column: "Demo (minutes)", to: "event", event: "demo_attended", data: "minutes", as: "number", at },
    { column: "Audit requested", to: "event", event: "audit_requested", as: "yes_no", at },
    { column: "Lead source", to: "source.lead_source" },
  ]);
});

test("what the rules ask about is read from the rules, within all, any, not and where", () => {
  const rule = {
    all: [
      {
        any: [
          { attribute: "attributes.lines", op: "gte", value: 2 },
          { not: { attribute: "source.paid", op: "eq", value: true } },
        ],
      },
      { event: "demo", atLeast: 1, where: { attribute: "data.minutes", op: "gte", value: 10 } },
    ],
  } as const;
  const base = {
    key: "a",
    title: "A",
    kind: "fit",
    importance: "critical",
    required: false,
    points: 1,
    why: "x",
  } as const;
  expect(wantedFacts({ criteria: [{ ...base, rule }] })).toEqual({
    attributes: [
      { path: "attributes.lines", type: "number" },
      { path: "source.paid", type: "yes_no" },
    ],
    events: [{ type: "demo", data: "minutes" }],
  });
});

test.each([
  [["1", "0", "2"], "number"],
  [["1.234,5", "12"], "number_comma"],
  [["1.250", "80"], "number_comma"],
  [["1.250", "0.5"], "number"],
  [["Yes", "no"], "yes_no"],
  [["00123", "12345"], "text"],
  [["Pat"], "text"],
] as const)("%s are read as %s", (values, as) => {
  expect(guessConversion(values)).toBe(as);
});

test("columns are told apart, the nameless are called by their place, empty ones at the end dropped", () => {
  expect(namedColumns([" Name ", "name", "", "Note", "", ""], 4)).toEqual(["Name", "name (2)", "Column 3", "Note"]);
  expect(namedColumns(["Name", "", ""], 2)).toEqual(["Name", "Column 2"]);
});

test.each([
  ["a,b,c\n1,2,3\n", ","],
  ["a;b;c\n1,5;2,5;3\n", ";"],
  ["a\tb\n1,2\t3\n", "\t"],
  ['"a, with comma";b\n"x;y";2\n', ";"],
  ["name\nPat\n", ","],
])("the separator of %j is %j", (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});

test("an earlier mapping reads the next file if every column it names is there; the fullest one wins", () => {
  const small = ImportMapping.parse({ columns: [{ column: "Id", to: "externalId" }] });
  const full = ImportMapping.parse({ columns: [...small.columns, { column: "Mail", to: "contact.email" }] });
  expect(chooseMapping([small, full], ["Mail", "Id", "Else"])).toBe(full);
  expect(chooseMapping([full, small], ["Id"])).toBe(small);
  expect(chooseMapping([full], ["Else"])).toBeNull();
});

test("a heading becomes a name that rules can use", () => {
  expect(slug("TotalVisits (été) – No. 3")).toBe("total_visits_ete_no_3");
});
