import { cn } from "./class-names.ts";
import { formatBps, formatRatio, type PercentOptions } from "./format/percent.ts";

export type PercentProps = PercentOptions & { className?: string } & (
    | { bps: bigint | number; part?: never; whole?: never }
    | { part: bigint; whole: bigint; bps?: never }
  );

/** A share, from basis points or as the exact ratio of two integers; "n/a" of nothing. */
export function Percent({ bps, part, whole, className, ...options }: PercentProps) {
  const text = bps === undefined ? formatRatio(part, whole, options) : formatBps(bps, options);
  return <span className={cn("figures", className)}>{text}</span>;
}
