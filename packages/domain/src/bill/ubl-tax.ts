import { exact, exactToDecimal } from "../money/exact.ts";
import type { Micros } from "../money/types.ts";
import type { BillDocument } from "./document.ts";
import type { BillLine, TaxRule } from "./types.ts";
import { taxScheme } from "./ubl-parties.ts";
import { element, type XmlElement } from "./xml.ts";

/** UNCL 5305 as EN 16931 uses it: standard, zero rated, exempt, reverse charge. */
export type VatCategory = "S" | "Z" | "E" | "AE";

export interface CategoryRate {
  readonly category: VatCategory;
  readonly taxBps: number;
}

export interface CategorySum extends CategoryRate {
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  /** Why nothing is taxed. */
  readonly note: string | null;
}

/** How a line is taxed. */
export function categoryOf(
  { taxCode, taxBps }: Pick<BillLine, "taxCode" | "taxBps">,
  rules: readonly TaxRule[],
): CategoryRate {
  const treatment = rules.find(({ code }) => code === taxCode)?.treatment;
  if (treatment === "exempt") return { category: "E", taxBps: 0 };
  if (treatment === "reverse-charge") return { category: "AE", taxBps: 0 };
  return { category: taxBps === 0 ? "Z" : "S", taxBps };
}

/**
 * The sums per category and rate: codes that are taxed alike stand together, since a rate stands once on an
 * invoice.
 */
export function categoriesOf({ taxes, rules }: Pick<BillDocument, "taxes" | "rules">): CategorySum[] {
  const sums = new Map<string, CategorySum>();
  for (const total of taxes) {
    const rate = categoryOf(total, rules);
    const key = `${rate.category} ${rate.taxBps}`;
    const before = sums.get(key);
    const isTaxed = rate.category === "S" || rate.category === "Z";
    const note = isTaxed ? null : (rules.find(({ code }) => code === total.taxCode)?.note ?? null);
    sums.set(key, {
      ...rate,
      netMicros: (before?.netMicros ?? 0n) + total.netMicros,
      taxMicros: (before?.taxMicros ?? 0n) + total.taxMicros,
      note: before?.note ?? note,
    });
  }
  return [...sums.values()];
}

export function taxCategory(name: string, rate: CategoryRate, note: string | null): XmlElement {
  return element(`cac:${name}`, [
    element("cbc:ID", rate.category),
    element("cbc:Percent", exactToDecimal(exact(BigInt(rate.taxBps), 100n), 2)),
    note === null ? null : element("cbc:TaxExemptionReason", note),
    taxScheme(),
  ]);
}
