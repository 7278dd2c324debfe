import type { CurrencyCode } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { colorOf, type StackBar, type StackSeries, totalOf } from "./chart-stack.ts";
import { StackPlot } from "./chart-stacked-bars-plot.tsx";
import { ChartTable } from "./chart-table.tsx";
import { Money } from "./money.tsx";

export interface ChartStackedBarsProps {
  title: string;
  description?: ReactNode;
  series: readonly StackSeries[];
  bars: readonly StackBar[];
  currency: CurrencyCode;
  names: { readonly bar: string; readonly total: string };
  level?: 2 | 3;
  className?: string;
}

/** Amounts on top of each other: a backlog by age, cost and margin by month. Losses hang below zero. */
export function ChartStackedBars(props: ChartStackedBarsProps) {
  const { title, description, series, bars, currency, names, level, className } = props;
  return (
    <ChartFrame
      title={title}
      description={description}
      level={level}
      className={className}
      legend={series.map((each, index) => ({ label: each.label, color: colorOf(each, index) }))}
      table={<StackTable {...props} />}
    >
      <StackPlot
        label={`${title}, ${currency}`}
        series={series}
        bars={bars}
        currency={currency}
        totalName={names.total}
      />
    </ChartFrame>
  );
}

function StackTable({ title, series, bars, currency, names }: ChartStackedBarsProps) {
  return (
    <ChartTable
      caption={title}
      heads={[names.bar, ...series.map((each) => each.label), names.total]}
      rows={bars.map(({ key, label, micros }) => ({
        key,
        head: label,
        cells: [...micros, totalOf(micros)].map((each, index) => (
          <Money key={index} micros={each} currency={currency} />
        )),
      }))}
    />
  );
}
