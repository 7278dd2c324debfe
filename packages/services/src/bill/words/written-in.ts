import { plainAmount } from "@tributary/domain/money/amount-text";
import { minorDigits } from "@tributary/domain/money/currency";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

/** Writes figures and days as readers of a place do. */
export interface Writer {
  amount(micros: Micros): string;
  decimal(decimal: string): string;
  percent(bps: number): string;
  /** 16 November 2026 */
  day(day: string): string;
  /** 16/11/2026 */
  shortDay(day: string): string;
  /** November 2026 */
  period(label: PeriodLabel): string;
}

/**
 * The writer of a locale. Decimals go in as text, so that no amount passes through a float; an amount keeps
 * all its digits.
 */
export function writtenIn(locale: string, currency: CurrencyCode): Writer {
  const minimumFractionDigits = minorDigits(currency);
  const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 6 });
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const month = dates({ year: "numeric", month: "long" });
  const decimal = (text: string) => decimals.format(text as Intl.StringNumericLiteral);
  return {
    amount: (micros) => amounts.format(plainAmount(micros, currency) as Intl.StringNumericLiteral),
    decimal,
    percent: (bps) => `${decimal(`${bps}E-2`)} %`,
    day: dates({ year: "numeric", month: "long", day: "numeric" }),
    shortDay: dates({ year: "numeric", month: "2-digit", day: "2-digit" }),
    period: (label) => month(`${label}-01`),
  };
}
