import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures: aligned at the end. */
  number?: boolean;
  /** This column names the row; one per table, usually the first. */
  rowHeader?: boolean;
  /** Header for screen readers only, such as over a column of buttons. */
  quiet?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table holds; read out, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On phones: fold each row into labelled lines (default), or scroll sideways. */
  phone?: "fold" | "scroll";
  footer?: ReactNode;
}

/** A plain table with hairlines. */
export function DataTable<Row>({ caption, columns, rows, rowKey, phone = "fold", footer }: DataTableProps<Row>) {
  const table = (
    <table className={classNames("table", phone === "fold" && "table-folds")}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? "number" : undefined}>
              {column.quiet ? <span className="sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {footer ? <tfoot>{footer}</tfoot> : null}
    </table>
  );
  if (phone === "fold") return table;
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={caption}>
      {table}
    </div>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  if (column.rowHeader) return <th scope="row">{children}</th>;
  return (
    <td className={column.number ? "number" : undefined} data-label={column.quiet ? undefined : column.header}>
      <div className="cell">{children}</div>
    </td>
  );
}
