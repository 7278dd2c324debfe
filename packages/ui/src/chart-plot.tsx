import type { ReactNode } from "react";
import { positionOn, type Scale } from "./chart-scale.ts";
import { cn } from "./class-names.ts";
import { formatPeriodShort } from "./format/period.ts";

export interface PlotColumn {
  readonly key: string;
  /** Under the axis: short. */
  readonly label: ReactNode;
  /** What the pointer gets to read over this column. */
  readonly tip: ReactNode;
}

export interface ChartPlotProps {
  /** What the picture shows, for those who do not see it; the table beside it has the figures. */
  label: string;
  scale: Scale;
  formatTick: (tick: bigint) => string;
  columns: readonly PlotColumn[];
  /** Drawn over the grid; it fills the plot, whose columns are equally wide. */
  children: ReactNode;
  className?: string;
}

/** Grid, axes and readings of a chart over columns. It is drawn in per cent: no script, any width. */
export function ChartPlot({ label, scale, formatTick, columns, children, className }: ChartPlotProps) {
  return (
    <div role="img" aria-label={label} className={cn("@container figures text-xs", className)}>
      <div className="relative ml-12 h-52">
        {scale.ticks.map((tick) => (
          <div
            key={tick.toString()}
            className={cn("absolute inset-x-0 border-t", tick === 0n ? "border-input" : "border-chart-grid")}
            style={{ bottom: `${positionOn(scale, tick)}%` }}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-muted-foreground">
              {formatTick(tick)}
            </span>
          </div>
        ))}
        {children}
        <div className="absolute inset-0 flex">
          {columns.map(({ key, tip }, index) => (
            <div key={key} className="group relative flex-1 hover:z-10 hover:bg-foreground/5">
              <div
                className={cn(
                  "pointer-events-none absolute top-1 hidden rounded-md border bg-card px-2.5 py-2",
                  "shadow-float group-hover:block",
                  index * 2 < columns.length ? "left-full" : "right-full",
                )}
              >
                {tip}
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className="mt-1.5 ml-12 flex text-muted-foreground">
        {columns.map(({ key, label: text }, index) => (
          <span
            key={key}
            className={cn(
              "flex w-0 flex-1 justify-center text-center leading-tight",
              columns.length > 7 && (columns.length - 1 - index) % 2 === 1 && "invisible @lg:visible",
            )}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

export interface ChartTipProps {
  title: ReactNode;
  lines: readonly { readonly label: ReactNode; readonly value: ReactNode; readonly color?: string }[];
}

/** The reading of one column: what it is and its figures. */
export function ChartTip({ title, lines }: ChartTipProps) {
  return (
    <>
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid gap-0.5">
        {lines.map(({ label, value, color }, index) => (
          <div key={index} className="flex items-center gap-1.5">
            <span className="size-2 shrink-0 rounded-sm" style={{ background: color }} />
            <dt className="flex-1 pr-4 text-muted-foreground">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A month under an axis; its year where one begins. */
export function PeriodTick({ period, isFirst }: { period: string; isFirst: boolean }) {
  const [month, year] = formatPeriodShort(period).split(" ");
  return (
    <span>
      {month}
      <br />
      {isFirst || month === "Jan" ? year : "\u00a0"}
    </span>
  );
}
