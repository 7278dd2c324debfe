import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { ChartPlot, ChartTip, PeriodTick } from "./chart-plot.tsx";
import { positionOn, type Scale, scaleOf } from "./chart-scale.ts";
import { ChartTable } from "./chart-table.tsx";
import { formatMoneyCompact } from "./format/money.ts";
import { formatPeriod } from "./format/period.ts";
import { Money } from "./money.tsx";

export interface GapPoint {
  readonly period: string;
  /** Null while the month has none: the line breaks there. */
  readonly firstMicros: Micros | null;
  readonly secondMicros: Micros | null;
}

export interface ChartLinesGapProps {
  title: string;
  description?: ReactNode;
  /** What the lines are: "MNO invoice" and "CDR cost". */
  names: { readonly first: string; readonly second: string; readonly gap: string; readonly period: string };
  points: readonly GapPoint[];
  currency: CurrencyCode;
  level?: 2 | 3;
  className?: string;
}

const FIRST = "var(--chart-1)";
const SECOND = "var(--chart-2)";
const GAP = "var(--chart-gap)";

/** Two lines by month and the ground between them: where the invoice leaves the records. */
export function ChartLinesGap(props: ChartLinesGapProps) {
  const { title, description, names, points, currency, level, className } = props;
  const values = points.flatMap(({ firstMicros, secondMicros }) => [firstMicros, secondMicros]);
  const scale = scaleOf(
    values.filter((value) => value !== null),
    null,
  );
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
      <ChartPlot
        label={`${title}, ${currency}`}
        scale={scale}
        formatTick={(tick) => formatMoneyCompact(tick, 6)}
        columns={points.map((point, index) => ({
          key: point.period,
          label: <PeriodTick period={point.period} isFirst={index === 0} />,
          tip: <GapTip point={point} names={names} currency={currency} />,
        }))}
      >
        <Lines points={points} scale={scale} />
      </ChartPlot>
    </ChartFrame>
  );
}

function Lines({ points, scale }: { points: readonly GapPoint[]; scale: Scale }) {
  const first = coordinates(
    points.map((point) => point.firstMicros),
    scale,
  );
  const second = coordinates(
    points.map((point) => point.secondMicros),
    scale,
  );
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
      >
        <path d={gapPath(first, second)} fill={GAP} />
        <path d={linePath(second)} {...lineStyle} stroke={SECOND} strokeDasharray="5 3" />
        <path d={linePath(first)} {...lineStyle} stroke={FIRST} />
      </svg>
      {[...dots(second, SECOND), ...dots(first, FIRST)]}
    </>
  );
}

const lineStyle = {
  fill: "none",
  strokeWidth: 2,
  vectorEffect: "non-scaling-stroke",
  strokeLinejoin: "round",
} as const;

type Coordinate = { readonly x: number; readonly y: number } | null;

function coordinates(values: readonly (Micros | null)[], scale: Scale): Coordinate[] {
  return values.map((value, index) =>
    value === null ? null : { x: ((index + 0.5) / values.length) * 100, y: 100 - positionOn(scale, value) },
  );
}

function linePath(line: readonly Coordinate[]): string {
  return line
    .map((at, index) => (at === null ? "" : `${line[index - 1] ? "L" : "M"}${at.x} ${at.y}`))
    .join("");
}

/** One quadrilateral per pair of neighbouring months in which both lines are known. */
function gapPath(first: readonly Coordinate[], second: readonly Coordinate[]): string {
  return first
    .map((to, index) => {
      const corners = [first[index - 1], to, second[index], second[index - 1]];
      const known = corners.filter((corner) => corner != null);
      return known.length < 4 ? "" : `M${known.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
    })
    .join("");
}

function dots(line: readonly Coordinate[], color: string): ReactNode[] {
  return line.map((at) =>
    at === null ? null : (
      <span
        key={`${color} ${at.x}`}
        className="absolute size-1.5 -translate-x-1/2 -translate-y-1/2 rounded-full"
        style={{ left: `${at.x}%`, top: `${at.y}%`, background: color }}
      />
    ),
  );
}

interface GapTipProps {
  point: GapPoint;
  names: ChartLinesGapProps["names"];
  currency: CurrencyCode;
}

function GapTip({ point, names, currency }: GapTipProps) {
  return (
    <ChartTip
      title={formatPeriod(point.period)}
      lines={[
        { label: names.first, color: FIRST, value: amount(point.firstMicros, currency) },
        { label: names.second, color: SECOND, value: amount(point.secondMicros, currency) },
        { label: names.gap, color: GAP, value: amount(gapOf(point), currency, true) },
      ]}
    />
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
          amount(point.firstMicros, currency),
          amount(point.secondMicros, currency),
          amount(gapOf(point), currency, true),
        ],
      }))}
    />
  );
}

function gapOf({ firstMicros, secondMicros }: GapPoint): Micros | null {
  return firstMicros === null || secondMicros === null ? null : firstMicros - secondMicros;
}

function amount(micros: Micros | null, currency: CurrencyCode, isSigned = false): ReactNode {
  return micros === null ? "–" : <Money micros={micros} currency={currency} isSigned={isSigned} />;
}
