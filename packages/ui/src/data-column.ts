import type { ReactNode } from "react";
import type { Align } from "./table.tsx";

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures "end", words "start". */
  readonly align?: Align;
  /** The column sorts by this key, by the server. */
  readonly sortKey?: string;
  /** What stands in the totals row. */
  readonly footer?: ReactNode;
  /** The cell that names its row; it carries the row's link. The first column when none is marked. */
  readonly isRowHead?: boolean;
  /** For widths and for what hides on a phone: "max-sm:hidden". */
  readonly className?: string;
}
