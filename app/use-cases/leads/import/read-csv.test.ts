import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REASON_COLUMN, refusedCsv } from "#app/domain/leads/import/refused-csv.ts";
import type { ImportTable } from "#app/domain/leads/import/table.ts";
import { decodeText } from "./decode-text.ts";
import { readCsv } from "./read-csv.ts";

async function tableOf(text: string): Promise<ImportTable> {
  const read = await readCsv(text);
  if (read.kind === "unreadable") throw new Error(read.message);
  return read.table;
}

describe("a file", () => {
  test("may begin with a byte order mark, use semicolons, quote line ends, end in an empty column, skip lines", async () => {
    const { columns, rows } = await tableOf(
      '\uFEFFName;Note;\r\nPat;"one\r\ntwo; ""three""";\r\n\r\n;;\r\nRenata;x;\r\n',
    );
    expect(columns).toEqual(["Name", "Note"]);
    expect(rows).toEqual([
      { row: 1, line: 2, cells: ["Pat", 'one\r\ntwo; "three"', ""] },
      { row: 2, line: 6, cells: ["Renata", "x", ""] },
    ]);
  });

  test("may have ragged rows and stray quotes", async () => {
    const { rows } = await tableOf('a,b,c\n1\n1,2,3,4\n5" pipe,x,y\n');
    expect(rows.map(({ cells }) => cells)).toEqual([["1"], ["1", "2", "3", "4"], ['5" pipe', "x", "y"]]);
  });

  test.each([
    ["", "Found an empty file"],
    ["a,b\n", "no row below it"],
    ['a,b\n1,"open\n', "Expected a CSV file."],
    [`${"a,".repeat(501)}a\n1\n`, "expected at most 500"],
    [`a\n${"1\n".repeat(50_001)}`, "more than 50000 rows"],
  ])("that can't be read says why (%#)", async (text, message) => {
    const read = await readCsv(text);
    expect(read.kind === "unreadable" ? read.message : "").toContain(message);
  });

  test("is UTF-8, UTF-16 or what spreadsheets write", () => {
    expect(decodeText(new TextEncoder().encode("Müller €"))).toBe("Müller €");
    expect(decodeText(Uint8Array.of(0x4d, 0xfc, 0x6c, 0x80))).toBe("Mül€");
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x4d, 0, 0xfc, 0))).toBe("Mü");
  });
});

describe("the refused rows as a file", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "-5", "'=1", "@x", 'a "quote"', "two\nlines", "semi;colon", "tab\tinside", "  spaces "),
  );
  const problems = [{ column: "b", found: "“x”", expected: "a number" }];

  test("read back as they were, with the reason beside them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (lines) => {
        // What a first reading makes of a cell is what is kept.
        const kept = lines.map((cells) => cells.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, "")));
        const rows = kept.map((cells, index) => ({ row: { row: index + 1, line: index + 2, cells }, problems }));
        const table = await tableOf([...refusedCsv(["a", "b", "c"], rows)].join(""));
        expect(table.columns).toEqual(["a", "b", "c", REASON_COLUMN]);
        expect(table.rows.map(({ cells }) => cells)).toEqual(
          kept.map((cells) => [...cells, "b: found “x”, expected a number"]),
        );
      }),
    );
  });

  test("don't gather a second reason when they come back", () => {
    const rows = [{ row: { row: 1, line: 2, cells: ["1", "old reason"] }, problems }];
    expect([...refusedCsv(["a", REASON_COLUMN], rows)].join("")).toBe(
      `a,${REASON_COLUMN}\r\n1,"b: found “x”, expected a number"\r\n`,
    );
  });

  test("keep what stood beyond the last column", () => {
    const rows = [{ row: { row: 1, line: 2, cells: ["1", "2"] }, problems }];
    expect([...refusedCsv(["a"], rows)][1]).toContain(",2\r\n");
  });
});
