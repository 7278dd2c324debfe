"use client";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axesOf } from "./chart-axes.tsx";
import { scaleOf } from "./chart-scale.ts";
import { colorOf, extentOf, type StackBar, totalOf } from "./chart-stack.ts";
import type { StackPlotProps } from "./chart-stacked-bars-plot.tsx";
import { ChartTip } from "./chart-tip.tsx";
import { Money } from "./money.tsx";

/** The picture itself. Figures become floats here and nowhere else, to be places on the screen. */
export default function StackDrawing(props: StackPlotProps) {
  const { series, bars } = props;
  const { grid, x, y } = axesOf(scaleOf(bars.flatMap(({ micros }) => extentOf(micros))));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 240 }}>
      <BarChart
        data={bars.map((bar) => ({ key: bar.key, heights: bar.micros.map(Number) }))}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 8, right: 12 }}
      >
        <CartesianGrid {...grid} />
        <XAxis {...x} dataKey="key" tickFormatter={(key: string) => tickOf(bars, key)} />
        <YAxis {...y} />
        <ReferenceLine y={0} stroke="var(--input)" />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--foreground)", fillOpacity: 0.05 }}
          content={({ active, label }) => {
            const bar = bars.find(({ key }) => key === label);
            return active && bar ? <StackTip {...props} bar={bar} /> : null;
          }}
        />
        {series.map((each, index) => (
          <Bar
            key={each.key}
            stackId="stack"
            dataKey={({ heights }: { heights: number[] }) => heights[index] ?? 0}
            name={each.label}
            fill={colorOf(each, index)}
            stroke="var(--card)"
            maxBarSize={64}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function tickOf(bars: readonly StackBar[], key: string): string {
  const bar = bars.find((each) => each.key === key);
  return bar?.tick ?? bar?.label ?? key;
}

function StackTip({ series, currency, totalName, bar }: StackPlotProps & { bar: StackBar }) {
  return (
    <ChartTip
      title={bar.label}
      lines={[
        ...series.map((each, index) => ({
          label: each.label,
          color: colorOf(each, index),
          value: <Money micros={bar.micros[index] ?? 0n} currency={currency} />,
        })),
        { label: totalName, value: <Money micros={totalOf(bar.micros)} currency={currency} /> },
      ]}
    />
  );
}
