import { expect, test } from "vitest";
import type { HeatCell } from "#app/ui/pictures/heat-map.tsx";
import { readCells, writeCells } from "./heat-code.ts";

test("a row of cells is the same after it was written and read", () => {
  const cells: HeatCell[] = [
    { state: "proven", recall: 0.94 },
    { state: "held" },
    { state: "soon", fallsAt: 1_767_600_000_000 },
    { state: "not_held" },
    { state: "never" },
  ];
  expect(writeCells(cells)).toBe("p94 h s1767600000 n -");
  expect(readCells(writeCells(cells))).toEqual(cells);
  expect(readCells(writeCells([]))).toEqual([]);
});
