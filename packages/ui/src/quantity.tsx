import { cn } from "./class-names.ts";
import { formatBytes, formatDecimal, formatSeconds } from "./format/quantity.ts";

export interface QuantityProps {
  /** A decimal string, or an integer in base units. */
  value: string | bigint;
  unit?: string | null;
  className?: string;
}

/** How much of something, exact, with its unit muted behind it. */
export function Quantity({ value, unit, className }: QuantityProps) {
  return (
    <span className={cn("figures", className)}>
      {formatDecimal(value)}
      {unit && (
        <>
          {" "}
          <span className="text-[0.8em] text-muted-foreground">{unit}</span>
        </>
      )}
    </span>
  );
}

/** Bytes for reading; the exact count is in the title. */
export function Bytes({ bytes, className }: { bytes: bigint; className?: string }) {
  return (
    <span className={cn("figures", className)} title={`${formatDecimal(bytes)} B`}>
      {formatBytes(bytes)}
    </span>
  );
}

/** A duration in hours, minutes and seconds; the exact count is in the title. */
export function Duration({ seconds, className }: { seconds: bigint; className?: string }) {
  return (
    <span className={cn("figures", className)} title={`${formatDecimal(seconds)} s`}>
      {formatSeconds(seconds)}
    </span>
  );
}
