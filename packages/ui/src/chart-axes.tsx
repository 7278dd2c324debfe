import type { Scale } from "./chart-scale.ts";
import { formatMoneyCompact } from "./format/money.ts";

/** The two axes of a Recharts plot over columns, in the look of the house. */
export function axesOf(scale: Scale) {
  return {
    grid: { vertical: false, stroke: "var(--chart-grid)" },
    x: { tickLine: false, axisLine: { stroke: "var(--input)" }, tick, interval: "preserveStartEnd" },
    y: {
      tickLine: false,
      axisLine: false,
      tick,
      width: 52,
      domain: [Number(scale.low), Number(scale.high)] as [number, number],
      ticks: scale.ticks.map(Number),
      // The tick's place says which it is: its figure is exact, the position is not.
      tickFormatter: (_position: number, index: number) => formatMoneyCompact(scale.ticks[index] ?? 0n, 6),
    },
  } as const;
}

const tick = { fill: "var(--muted-foreground)", fontSize: 12 };
