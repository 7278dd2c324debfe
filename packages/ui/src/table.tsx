import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Align = "start" | "end" | "center";

const ALIGNMENTS: Readonly<Record<Align, string>> = {
  start: "text-left",
  end: "text-right",
  center: "text-center",
};

export interface TableProps {
  /** Names the table for screen readers, and the region one scrolls it in. */
  caption: string;
  children: ReactNode;
  /** The region's height is limited and the header stays in sight. */
  isTall?: boolean;
  className?: string;
}

/** A table in a region that scrolls sideways and can be focused, so that keyboards reach its end. */
export function Table({ caption, children, isTall, className }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need the same name and role.
    <div
      role="region"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cn(
        "relative overflow-x-auto focus-visible:-outline-offset-2",
        isTall && "max-h-[70dvh] overflow-y-auto",
      )}
    >
      <table
        className={cn(
          "w-full border-separate border-spacing-0 text-sm",
          "[&>tbody:last-child>tr:last-child>*]:border-b-0 [&>tfoot>tr:last-child>*]:border-b-0",
          className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export type HeadCellProps = ComponentProps<"th"> & { cellAlign?: Align };

/** The head of a column; it stays in sight while its table scrolls. */
export function HeadCell({ cellAlign = "start", className, scope = "col", ...rest }: HeadCellProps) {
  return (
    <th
      scope={scope}
      className={cn(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-card px-3 font-medium",
        "text-muted-foreground text-xs",
        ALIGNMENTS[cellAlign],
        className,
      )}
      {...rest}
    />
  );
}

export type CellProps = ComponentProps<"td"> & { cellAlign?: Align };

/** One value; figures belong at the end, words at the start. */
export function Cell({ cellAlign = "start", className, ...rest }: CellProps) {
  return <td className={cn(cellStyle, ALIGNMENTS[cellAlign], className)} {...rest} />;
}

/** The value that names its row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th scope="row" className={cn(cellStyle, "text-left font-medium max-sm:min-w-28", className)} {...rest} />
  );
}

/** The last rows: totals, set apart by a line and weight. */
export function TableFoot({ className, ...rest }: ComponentProps<"tfoot">) {
  return (
    <tfoot className={cn("[&_td]:border-t [&_td]:font-semibold [&_th]:border-t", className)} {...rest} />
  );
}

const cellStyle = "border-border border-b px-3 py-(--row-space) align-middle";
