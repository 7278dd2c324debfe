import { positionOn, rangeOf } from "./chart-scale.ts";
import { cn } from "./class-names.ts";

export interface SparklineProps {
  values: readonly bigint[];
  /** What the line says: "Margin of the last 6 months, from 15.2 % to 16.4 %". */
  text: string;
  className?: string;
}

/** The course of a figure, small enough for a cell. */
export function Sparkline({ values, text, className }: SparklineProps) {
  const { low, high } = rangeOf(values);
  const scale = { low, high: high === low ? low + 1n : high, ticks: [] };
  const points = values.map((value, index) => {
    const x = values.length === 1 ? 50 : (index / (values.length - 1)) * 100;
    return `${x},${100 - positionOn(scale, value)}`;
  });
  return (
    <span className={cn("inline-block h-5 w-20 py-0.5 align-middle", className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="size-full overflow-visible"
      >
        <polyline
          points={points.join(" ")}
          fill="none"
          stroke="var(--chart-1)"
          strokeWidth="1.5"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span className="sr-only">{text}</span>
    </span>
  );
}
