import { minorDigits } from "../money/currency.ts";
import { sumMicros } from "../money/micros.ts";
import type { CycleDays } from "./cycle-days.ts";
import type { BillDocument } from "./document.ts";
import { type PlanSpell, planFees } from "./plan-fees.ts";
import { taxLines, taxTotals } from "./tax.ts";
import type { BillAmounts, BillItem, BillingProfileTerms, DrawnBill, TaxRule } from "./types.ts";
import { type UsageSum, usageItems } from "./usage-items.ts";

/** Everything one subscriber is billed for in one cycle. */
export interface BillInput {
  readonly cycle: CycleDays;
  readonly spells: readonly PlanSpell[];
  readonly usage: readonly UsageSum[];
  /** Corrections of earlier bills and whatever else somebody adds. */
  readonly adjustments: readonly BillItem[];
}

/**
 * Draws up the bill of one subscriber and cycle.
 *
 * Units   micros of the profile's currency.
 * Shape   fees with their promotions, usage, adjustments, in this order; the bill is the sum of its lines.
 *         Without lines there is nothing to bill.
 * Rounds  each line once and its tax once, as the profile says; a total is never rounded.
 * Throws  {@link DomainError} `TERMS_INVALID` for a tax code that the profile has not.
 */
export function drawUpBill(input: BillInput, terms: BillingProfileTerms): DrawnBill {
  const { currency, taxes, usageTaxCode } = terms;
  const rounding = { ...terms.rounding, scale: Math.min(terms.rounding.scale, minorDigits(currency)) };
  const { cycle } = input;
  const items = [
    ...planFees(input.spells, cycle, rounding),
    ...usageItems(input.usage, cycle, usageTaxCode, rounding),
    ...input.adjustments,
  ];
  const lines = taxLines(items, taxes, rounding);
  return { period: cycle.label, currency, lines, taxes: taxTotals(lines), ...amountsOf(lines) };
}

/** Sums lines, or whatever else has a net and its tax. */
export function amountsOf(parts: readonly Pick<BillAmounts, "netMicros" | "taxMicros">[]): BillAmounts {
  const netMicros = sumMicros(parts.map((part) => part.netMicros));
  const taxMicros = sumMicros(parts.map((part) => part.taxMicros));
  return { netMicros, taxMicros, grossMicros: netMicros + taxMicros };
}

/** The rules by which anything of a bill is taxed, in the order in which its totals name them. */
export function rulesNamed({ taxes, rules }: Pick<BillDocument, "taxes" | "rules">): TaxRule[] {
  return taxes.flatMap(({ taxCode }) => rules.filter(({ code }) => code === taxCode));
}
