import { exact } from "../money/exact.ts";
import { leastMicros, sumMicros } from "../money/micros.ts";
import { divideRounded, roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { CycleDays } from "./cycle-days.ts";
import type { BillItem, BillRounding } from "./types.ts";

/** A promotion: a share or an amount off what it is for. */
export interface BillDiscount {
  readonly code: string;
  readonly description: string;
  readonly of: "recurring" | "usage" | "all";
  readonly off: { readonly bps: number } | { readonly micros: Micros };
}

/**
 * The lines of promotions, one per promotion and way of taxing.
 *
 * Units   micros; each line is negative. A promotion takes its share of what the ones before it left.
 * Shape   an amount off is shared by what it is off; no promotion gives more than there is.
 * Rounds  each line once, by `rounding`.
 */
export function discountItems(
  items: readonly BillItem[],
  discounts: readonly BillDiscount[],
  cycle: CycleDays,
  rounding: BillRounding,
): BillItem[] {
  const given: BillItem[] = [];
  for (const discount of discounts) {
    const eligible = [...items, ...given].filter((item) => isOf(item, discount, discounts));
    const codes = [...new Set(eligible.map(({ taxCode }) => taxCode))];
    const bases = codes.map((code) =>
      sumMicros(eligible.filter(({ taxCode }) => taxCode === code).map(({ priceMicros }) => priceMicros)),
    );
    const shares = sharesOff(discount, bases, rounding);
    given.push(
      ...codes.flatMap((taxCode, index): BillItem[] => {
        const off = shares[index] ?? 0n;
        return off > 0n ? [discountItem(discount, taxCode, off, cycle)] : [];
      }),
    );
  }
  return given;
}

/** A promotion before this one counts against what it was for. */
function isOf({ kind, code }: BillItem, discount: BillDiscount, discounts: readonly BillDiscount[]): boolean {
  if (kind === "discount") {
    const { of } = discounts.find((other) => other.code === code) ?? {};
    return discount.of === "all" || discount.of === of;
  }
  return discount.of === "all" ? kind !== "adjustment" : discount.of === kind;
}

function sharesOff({ off }: BillDiscount, bases: readonly Micros[], rounding: BillRounding): Micros[] {
  const positive = bases.map((base) => (base > 0n ? base : 0n));
  if ("bps" in off) {
    return positive.map((base) => roundExact(exact(base * BigInt(off.bps), 10_000_000_000n), rounding));
  }
  const whole = sumMicros(positive);
  if (whole === 0n) return positive;
  const step = 10n ** BigInt(6 - rounding.scale);
  const most = roundExact(exact(leastMicros(off.micros, whole), 1_000_000n), rounding) / step;
  let seen = 0n;
  return positive.map((base) => {
    const before = divideRounded(most * seen, whole, "truncate");
    seen += base;
    return (divideRounded(most * seen, whole, "truncate") - before) * step;
  });
}

function discountItem(
  { code, description }: BillDiscount,
  taxCode: string,
  off: Micros,
  cycle: CycleDays,
): BillItem {
  return {
    kind: "discount",
    code,
    description,
    quantity: null,
    unit: null,
    fromDay: cycle.firstDay,
    toDay: cycle.lastDay,
    priceMicros: -off,
    taxCode,
  };
}
