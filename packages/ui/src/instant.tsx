import { cn } from "./class-names.ts";
import { formatInstant, formatUtc, type InstantStyle } from "./format/time.ts";

export interface InstantProps {
  at: Date | string;
  /** IANA name: of the contract for periods, of the reader for the rest. */
  zone: string;
  style?: InstantStyle;
  className?: string;
}

/** A moment on the clock of its zone; the same in UTC on hover and for machines. */
export function Instant({ at, zone, style, className }: InstantProps) {
  const date = typeof at === "string" ? new Date(at) : at;
  return (
    <time
      dateTime={date.toISOString()}
      title={`${formatUtc(date)} · ${zone}`}
      className={cn("figures", className)}
    >
      {formatInstant(date, zone, style)}
    </time>
  );
}
