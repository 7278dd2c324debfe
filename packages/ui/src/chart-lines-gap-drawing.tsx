"use client";
import type { Micros } from "@tributary/domain/money/types";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axesOf } from "./chart-axes.tsx";
import { FIRST, GAP, gapAmount, gapOf, SECOND } from "./chart-lines-gap-figures.tsx";
import type { GapPlotProps, GapPoint } from "./chart-lines-gap-plot.tsx";
import { scaleOf } from "./chart-scale.ts";
import { ChartTip } from "./chart-tip.tsx";
import { formatPeriod, formatPeriodShort } from "./format/period.ts";

/** The picture itself. Figures become floats here and nowhere else, to be places on the screen. */
export default function GapDrawing({ points, names, currency }: GapPlotProps) {
  const values = points.flatMap(({ firstMicros, secondMicros }) => [firstMicros, secondMicros]);
  const known = values.filter((value) => value !== null);
  const { grid, x, y } = axesOf(scaleOf(known, null));
  const line = { type: "linear", strokeWidth: 2, isAnimationActive: false, activeDot: { r: 4 } } as const;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 240 }}>
      <ComposedChart data={points.map(placed)} accessibilityLayer={false} margin={{ top: 8, right: 12 }}>
        <CartesianGrid {...grid} />
        <XAxis {...x} dataKey="period" tickFormatter={formatPeriodShort} />
        <YAxis {...y} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--input)" }}
          content={({ active, label }) => {
            const point = points.find(({ period }) => period === label);
            return active && point ? <GapTip point={point} names={names} currency={currency} /> : null;
          }}
        />
        <Area dataKey="gap" fill={GAP} stroke="none" isAnimationActive={false} activeDot={false} />
        <Line {...line} dataKey="second" stroke={SECOND} strokeDasharray="5 3" dot={{ r: 3, fill: SECOND }} />
        <Line {...line} dataKey="first" stroke={FIRST} dot={{ r: 3, fill: FIRST }} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function placed({ period, firstMicros, secondMicros }: GapPoint) {
  const [first, second] = [place(firstMicros), place(secondMicros)];
  return { period, first, second, gap: first === null || second === null ? null : [first, second] };
}

function place(micros: Micros | null): number | null {
  return micros === null ? null : Number(micros);
}

function GapTip({ point, names, currency }: Omit<GapPlotProps, "label" | "points"> & { point: GapPoint }) {
  return (
    <ChartTip
      title={formatPeriod(point.period)}
      lines={[
        { label: names.first, color: FIRST, value: gapAmount(point.firstMicros, currency) },
        { label: names.second, color: SECOND, value: gapAmount(point.secondMicros, currency) },
        { label: names.gap, color: GAP, value: gapAmount(gapOf(point), currency, true) },
      ]}
    />
  );
}
