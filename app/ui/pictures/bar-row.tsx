import type { ReactNode } from "react";
import { Bar } from "./bar.tsx";

export interface BarRowItem {
  key: string;
  label: ReactNode;
  value: number;
  /** The figure as it reads: "96 %", "12 leads". */
  words: string;
}

/** Figures to compare: one bar per row, all to the same scale. */
export function BarRows({ caption, items, max }: { caption: string; items: readonly BarRowItem[]; max?: number }) {
  const scale = max ?? Math.max(1e-9, ...items.map((item) => item.value));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row" className="w-[40%] py-1.5 pe-4 font-medium">
              {item.label}
            </th>
            <td className="py-1.5">
              <Bar share={item.value / scale} height={8} />
            </td>
            <td className="w-px py-1.5 ps-4 text-end whitespace-nowrap">{item.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
