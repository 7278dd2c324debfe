import { DomainError } from "../error.ts";
import { exact } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { BillItem, BillLine, BillRounding, TaxRule, TaxTotal } from "./types.ts";

const WHOLE_BPS = 10_000n;

/**
 * Takes the tax out of prices that hold it and puts it on those that do not.
 *
 * Units   micros; prices are whole units of the rounding's scale.
 * Shape   one line per item, in order. With tax per group, lines taxed alike sum to what their sum is taxed.
 *         A price with tax inside stays what it is: net + tax = price.
 * Rounds  the tax, by `rounding`: per line, or up to and including each line of a group, less what the lines
 *         before it bear.
 * Throws  {@link DomainError} `TERMS_INVALID` for a tax code that no rule has.
 */
export function taxLines(
  items: readonly BillItem[],
  rules: readonly TaxRule[],
  rounding: BillRounding,
): BillLine[] {
  const ruleOf = new Map(rules.map((rule) => [rule.code, rule]));
  const sums = new Map<string, { price: Micros; tax: Micros }>();
  return items.map(({ priceMicros, ...item }, index) => {
    const rule = ruleOf.get(item.taxCode);
    if (rule === undefined) throw unknownCode(item.taxCode);
    const before = (rounding.taxPer === "group" && sums.get(rule.code)) || { price: 0n, tax: 0n };
    const price = before.price + priceMicros;
    const tax = taxIn(price, rule, rounding);
    sums.set(rule.code, { price, tax });
    const taxMicros = tax - before.tax;
    const netMicros = rule.treatment === "inclusive" ? priceMicros - taxMicros : priceMicros;
    return { ...item, lineNumber: index + 1, netMicros, taxMicros, taxBps: rateOf(rule) };
  });
}

/** Sums lines by how they are taxed, in the order in which the codes first stand. */
export function taxTotals(lines: readonly BillLine[]): TaxTotal[] {
  const codes = [...new Set(lines.map(({ taxCode, taxBps }) => `${taxBps} ${taxCode}`))];
  return codes.map((code) => {
    const own = lines.filter(({ taxCode, taxBps }) => `${taxBps} ${taxCode}` === code);
    const { taxCode = "", taxBps = 0 } = own[0] ?? {};
    return {
      taxCode,
      taxBps,
      netMicros: sumMicros(own.map(({ netMicros }) => netMicros)),
      taxMicros: sumMicros(own.map(({ taxMicros }) => taxMicros)),
    };
  });
}

/** Whether any line is taxed at the buyer, which only a business with a VAT number may be. */
export function isTaxedAtBuyer(
  lines: readonly Pick<BillLine, "taxCode">[],
  rules: readonly TaxRule[],
): boolean {
  return lines.some(({ taxCode }) =>
    rules.some(({ code, treatment }) => code === taxCode && treatment === "reverse-charge"),
  );
}

function taxIn(priceMicros: Micros, rule: TaxRule, rounding: BillRounding): Micros {
  const bps = BigInt(rateOf(rule));
  const whole = rule.treatment === "inclusive" ? WHOLE_BPS + bps : WHOLE_BPS;
  return roundExact(exact(priceMicros * bps, 1_000_000n * whole), rounding);
}

function rateOf({ treatment, bps }: TaxRule): number {
  return treatment === "exempt" || treatment === "reverse-charge" ? 0 : bps;
}

function unknownCode(code: string): DomainError {
  return new DomainError(
    "TERMS_INVALID",
    `No tax is known by the code "${code}": add it to the billing profile, or mend the plan.`,
  );
}
