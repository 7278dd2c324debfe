import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { ChartPlot, ChartTip } from "./chart-plot.tsx";
import { positionOn, type Scale, scaleOf } from "./chart-scale.ts";
import { ChartTable } from "./chart-table.tsx";
import { formatMoneyCompact } from "./format/money.ts";
import { Money } from "./money.tsx";

export interface StackSeries {
  readonly key: string;
  readonly label: string;
  /** A CSS colour; the chart's palette in order when left out. */
  readonly color?: string;
}

export interface StackBar {
  readonly key: string;
  readonly label: string;
  /** Under the axis, when the label is too long for it. */
  readonly tick?: ReactNode;
  /** One amount per series, in their order. */
  readonly micros: readonly Micros[];
}

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

const PALETTE = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

/** Amounts on top of each other: a backlog by age, cost and margin by month. Losses hang below zero. */
export function ChartStackedBars(props: ChartStackedBarsProps) {
  const { title, description, bars, currency, names, level, className } = props;
  const series = props.series.map((each, index) => ({
    ...each,
    color: each.color ?? PALETTE[index % PALETTE.length] ?? "currentColor",
  }));
  const scale = scaleOf(bars.flatMap(({ micros }) => [sumWhere(micros, isGain), sumWhere(micros, isLoss)]));
  return (
    <ChartFrame
      title={title}
      description={description}
      level={level}
      className={className}
      legend={series}
      table={<StackTable {...props} />}
    >
      <ChartPlot
        label={`${title}, ${currency}`}
        scale={scale}
        formatTick={(tick) => formatMoneyCompact(tick, 6)}
        columns={bars.map(({ key, label, tick, micros }) => ({
          key,
          label: tick ?? label,
          tip: (
            <ChartTip
              title={label}
              lines={[
                ...series.map((each, index) => ({
                  label: each.label,
                  color: each.color,
                  value: <Money micros={micros[index] ?? 0n} currency={currency} />,
                })),
                { label: names.total, value: <Money micros={total(micros)} currency={currency} /> },
              ]}
            />
          ),
        }))}
      >
        <div className="absolute inset-0 flex">
          {bars.map(({ key, micros }) => (
            <div key={key} className="relative flex-1">
              {stack(micros).map(({ from, to }, index) => (
                <Segment
                  key={series[index]?.key}
                  from={from}
                  to={to}
                  scale={scale}
                  color={series[index]?.color}
                />
              ))}
            </div>
          ))}
        </div>
      </ChartPlot>
    </ChartFrame>
  );
}

interface SegmentProps {
  from: Micros;
  to: Micros;
  scale: Scale;
  color?: string;
}

function Segment({ from, to, scale, color }: SegmentProps) {
  const bottom = positionOn(scale, from);
  return (
    <div
      className="absolute inset-x-[18%] border-card border-t"
      style={{ bottom: `${bottom}%`, height: `${positionOn(scale, to) - bottom}%`, background: color }}
    />
  );
}

/** Where each amount starts and ends: gains pile up from zero, losses hang down from it. */
function stack(amounts: readonly Micros[]): { from: Micros; to: Micros }[] {
  return amounts.map((amount, index) => {
    const before = sumWhere(amounts.slice(0, index), amount < 0n ? isLoss : isGain);
    return amount < 0n ? { from: before + amount, to: before } : { from: before, to: before + amount };
  });
}

const isGain = (amount: Micros) => amount >= 0n;
const isLoss = (amount: Micros) => amount < 0n;

function sumWhere(amounts: readonly Micros[], isWanted: (amount: Micros) => boolean): Micros {
  return total(amounts.filter(isWanted));
}

function total(amounts: readonly Micros[]): Micros {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function StackTable({ title, series, bars, currency, names }: ChartStackedBarsProps) {
  return (
    <ChartTable
      caption={title}
      heads={[names.bar, ...series.map((each) => each.label), names.total]}
      rows={bars.map(({ key, label, micros }) => ({
        key,
        head: label,
        cells: [...micros, total(micros)].map((each, index) => (
          <Money key={index} micros={each} currency={currency} />
        )),
      }))}
    />
  );
}
