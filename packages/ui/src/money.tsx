import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { cn } from "./class-names.ts";
import { moneyParts } from "./format/money.ts";

export interface MoneyProps {
  micros: Micros;
  currency: CurrencyCode;
  /** A plus before a gain: for differences. */
  isSigned?: boolean;
  /** The currency stands in the column's header or above. */
  isBare?: boolean;
  className?: string;
}

/** An amount: muted ISO code, tabular figures, a true minus, the currency's minor digits. */
export function Money({ micros, currency, isSigned, isBare, className }: MoneyProps) {
  const { sign, digits } = moneyParts(micros, currency, { isSigned });
  return (
    <span className={cn("figures", className)}>
      {!isBare && (
        <>
          <span className="font-normal text-[0.8em] text-muted-foreground">{currency}</span>{" "}
        </>
      )}
      {sign}
      {digits}
    </span>
  );
}
