import type { BulbState } from "#app/ui/readiness/bulb.tsx";
import type { HeatCell } from "#app/ui/pictures/heat-map.tsx";

const LETTERS: Record<BulbState, string> = { proven: "p", held: "h", soon: "s", not_held: "n", never: "-" };

/**
 * A person's row as one short text, "p94 h s1767600000 n -": over a thousand cells go to the browser twice, as the page and
 * as its data, and in full they would be most of both. Recall in hundredths, instants in seconds.
 */
export function writeCells(cells: readonly HeatCell[]): string {
  return cells
    .map(({ state, recall, fallsAt }) => {
      if (state === "soon") return `s${Math.floor((fallsAt ?? 0) / 1_000)}`;
      return state === "proven" ? `p${Math.round((recall ?? 1) * 100)}` : LETTERS[state];
    })
    .join(" ");
}

/** What `writeCells` wrote. */
export function readCells(text: string): HeatCell[] {
  return text === "" ? [] : text.split(" ").map(readCell);
}

function readCell(code: string): HeatCell {
  const figure = Number(code.slice(1));
  switch (code.charAt(0)) {
    case "p":
      return { state: "proven", recall: figure / 100 };
    case "s":
      return { state: "soon", fallsAt: figure * 1_000 };
    case "h":
      return { state: "held" };
    case "n":
      return { state: "not_held" };
    default:
      return { state: "never" };
  }
}
