import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import type { GapPoint } from "./chart-lines-gap-plot.tsx";
import { Money } from "./money.tsx";

export const FIRST = "var(--chart-1)";
export const SECOND = "var(--chart-2)";
export const GAP = "var(--chart-gap)";

export function gapOf({ firstMicros, secondMicros }: GapPoint): Micros | null {
  return firstMicros === null || secondMicros === null ? null : firstMicros - secondMicros;
}

export function gapAmount(micros: Micros | null, currency: CurrencyCode, isSigned = false): ReactNode {
  return micros === null ? "–" : <Money micros={micros} currency={currency} isSigned={isSigned} />;
}
