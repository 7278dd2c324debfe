import type { CurrencyCode } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { FIRST, GAP, gapAmount, gapOf, SECOND } from "./chart-lines-gap-figures.tsx";
import { type GapNames, GapPlot, type GapPoint } from "./chart-lines-gap-plot.tsx";
import { ChartTable } from "./chart-table.tsx";
import { formatPeriod } from "./format/period.ts";

export interface ChartLinesGapProps {
  title: string;
  description?: ReactNode;
  names: GapNames;
  points: readonly GapPoint[];
  currency: CurrencyCode;
  level?: 2 | 3;
  className?: string;
}

/** Two lines by month and the ground between them: where the invoice leaves the records. */
export function ChartLinesGap(props: ChartLinesGapProps) {
  const { title, description, names, points, currency, level, className } = props;
  return (
    <ChartFrame
      title={title}
      description={description}
      level={level}
      className={className}
      legend={[
        { label: names.first, color: FIRST, shape: "line" },
        { label: names.second, color: SECOND, shape: "dashed" },
        { label: names.gap, color: GAP },
      ]}
      table={<GapTable {...props} />}
    >
      <GapPlot label={`${title}, ${currency}`} points={points} names={names} currency={currency} />
    </ChartFrame>
  );
}

function GapTable({ title, names, points, currency }: ChartLinesGapProps) {
  return (
    <ChartTable
      caption={title}
      heads={[names.period, names.first, names.second, names.gap]}
      rows={points.map((point) => ({
        key: point.period,
        head: formatPeriod(point.period),
        cells: [
          gapAmount(point.firstMicros, currency),
          gapAmount(point.secondMicros, currency),
          gapAmount(gapOf(point), currency, true),
        ],
      }))}
    />
  );
}
