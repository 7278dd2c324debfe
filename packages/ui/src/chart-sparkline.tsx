import { positionOn, rangeOf, scaleOf } from "./chart-scale.ts";
import { cn } from "./class-names.ts";

export interface SparklineProps {
  values: readonly bigint[];
  /** What the line says: "Margin of the last 6 months, from 15.2 % to 16.4 %". */
  text: string;
  className?: string;
}

/** The course of a figure, small enough for a cell. */
export function Sparkline({ values, text, className }: SparklineProps) {
  const { low } = rangeOf(values);
  const scale = scaleOf(values.map((value) => value - low));
  const points = values.map((value, index) => {
    const x = values.length === 1 ? 50 : (index / (values.length - 1)) * 100;
    return `${x},${100 - positionOn(scale, value - low)}`;
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
