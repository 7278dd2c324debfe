import { formatExactAmount } from "@tributary/ui/format/money";

/** A part of an amount to its last micro: parts finer than a cent still add up. */
export function Share({ micros, currency }: { readonly micros: bigint; readonly currency: string }) {
  return (
    <span className="figures">
      <span className="font-normal text-[0.8em] text-muted-foreground">{currency}</span>{" "}
      {formatExactAmount(micros)}
    </span>
  );
}
