import type { AgreementVersion, SimCount } from "../agreement/types.ts";
import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { exact, exactToDecimal, multiplyExact } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import { divideRounded, roundExact } from "../money/round.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import { labelAt } from "../period/period.ts";
import type { PeriodLabel } from "../period/types.ts";
import { createRecordRater, type RecordRater } from "../rating/rate-record.ts";
import { expectPeriod, ROUNDING_CODE } from "../reconciliation/expected.ts";
import { governingVersion } from "../reconciliation/governing-version.ts";
import { toleranceOf } from "../reconciliation/judge-line.ts";
import type { AnnualStanding, ExpectedLine } from "../reconciliation/types.ts";
import type { UsageTotal } from "../usage/types.ts";
import type { MockInvoice, MockInvoiceLine, SyntheticRecord } from "./types.ts";

const PRINTED_DIGITS = 12;

export interface MockInvoiceInput {
  readonly operatorId: string;
  readonly number: string;
  readonly period: PeriodLabel;
  readonly versions: readonly AgreementVersion[];
  readonly records: readonly SyntheticRecord[];
  readonly sims: readonly SimCount[];
  readonly annual: Readonly<Record<string, AnnualStanding>>;
}

/**
 * The invoice that the network would write for synthetic usage: priced from the records as their file has
 * them, not from what was stored of them. On one line more is billed than is due: twice the tolerance and one
 * unit of the currency, so that it has to be found.
 *
 * Units   micros of the agreement's currency.
 * Rounds  each line by the agreement; tax once, half-up to the currency's digits.
 * Throws  {@link DomainError} `RATE_MISSING`, `AGREEMENT_UNKNOWN`, `TERMS_INVALID`.
 */
export function mockInvoice(input: MockInvoiceInput): MockInvoice {
  const { versions, period, sims, annual, number } = input;
  const { terms } = governingVersion(versions, period);
  const expected = expectPeriod({ period, versions, usage: usageTotals(input), sims, annual });
  const billed = expected.filter(({ lineCode }) => lineCode !== ROUNDING_CODE);
  const planted = plantedLine(billed);
  const lines = billed.map((line): MockInvoiceLine => {
    const { lineCode, description, amountMicros: expectedMicros } = line;
    const isPlanted = lineCode === planted?.lineCode;
    const more = isPlanted ? surplus(toleranceOf(expectedMicros, terms.tolerance), terms.currency) : 0n;
    const printed = isPlanted ? { rate: null } : { rate: printedRate(line) };
    const quantity = line.quantity === null ? null : exactToDecimal(line.quantity, PRINTED_DIGITS);
    return {
      lineCode,
      description,
      quantity,
      ...printed,
      expectedMicros,
      billedMicros: expectedMicros + more,
    };
  });
  const netMicros = sumMicros(lines.map(({ billedMicros }) => billedMicros));
  const tax = exact(netMicros * BigInt(terms.taxBps), 10_000n * 1_000_000n);
  const taxMicros = roundExact(tax, { mode: terms.rounding.mode, scale: digitsOf(terms.currency) });
  return {
    ...{ number, lines, netMicros, taxMicros, grossMicros: netMicros + taxMicros },
    plantedLineCode: planted?.lineCode ?? null,
  };
}

/** The usage of the records by line and version, as their network rates it. */
function usageTotals({ operatorId, versions, period, records }: MockInvoiceInput): UsageTotal[] {
  const raters = new Map<number, RecordRater>();
  const totals = new Map<string, UsageTotal>();
  for (const record of records) {
    const version = versionAt(versions, record.occurredAt);
    if (version === null) throw notInForce(period);
    const rater = raters.get(version.version) ?? createRecordRater(version);
    raters.set(version.version, rater);
    const charge = rater.rate(record);
    if (charge.unrateable !== undefined) throw notPriced(record);
    const key = `${version.version} ${charge.lineCode}`;
    const sum = totals.get(key);
    totals.set(key, {
      ...{ operatorId, lineCode: charge.lineCode, rateVersion: version.version, period },
      ...{ utcPeriod: labelAt(record.occurredAt, "UTC"), outcome: "accepted" },
      records: (sum?.records ?? 0n) + 1n,
      quantity: (sum?.quantity ?? 0n) + charge.ratedQuantity,
      chargeMicros: (sum?.chargeMicros ?? 0n) + charge.chargeMicros,
    });
  }
  return [...totals.values()];
}

/** The first line of usage that costs something, else the first of any kind but a commitment. */
function plantedLine(lines: readonly ExpectedLine[]): ExpectedLine | undefined {
  const costing = lines.filter(({ amountMicros, kind }) => amountMicros > 0n && kind !== "commitment");
  return costing.find(({ kind }) => kind === "usage") ?? costing[0];
}

/** Whole units of the currency. */
function surplus(toleranceMicros: Micros, currency: CurrencyCode): Micros {
  const unit = minorUnitMicros(currency) * 10n ** BigInt(digitsOf(currency));
  return (divideRounded(toleranceMicros * 2n, unit, "up") + 1n) * unit;
}

function digitsOf(currency: CurrencyCode): number {
  return 7 - String(minorUnitMicros(currency)).length;
}

/** A rate is printed where quantity times rate is the amount, as it is on an invoice that can be checked. */
function printedRate({ rate, quantity, amountMicros }: ExpectedLine): string | null {
  if (rate === null || quantity === null) return null;
  return isProduct(multiplyExact(rate, quantity), amountMicros) ? exactToDecimal(rate, PRINTED_DIGITS) : null;
}

function isProduct(product: Exact, amountMicros: Micros): boolean {
  return product.numerator * 1_000_000n === amountMicros * product.denominator;
}

function notInForce(period: PeriodLabel): DomainError {
  return new DomainError(
    "AGREEMENT_UNKNOWN",
    `No agreement version is in force in ${period}: add its terms.`,
  );
}

function notPriced({ service, zone }: SyntheticRecord): DomainError {
  return new DomainError("RATE_MISSING", `The agreement prices no ${service} in ${zone} by that version.`);
}
