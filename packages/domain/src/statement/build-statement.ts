import { DomainError } from "../error.ts";
import { minorDigits, minorUnitMicros } from "../money/currency.ts";
import { exact, exactToDecimal, multiplyExact } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { CurrencyCode, Micros, RoundingMode } from "../money/types.ts";
import type { OperatorSettlement, Settlement } from "../settlement/types.ts";
import { addDays } from "./add-days.ts";
import { presentLines } from "./present-lines.ts";
import type { StatementDocument, StatementLine } from "./types.ts";

export interface StatementInput {
  readonly settlement: Settlement;
  readonly operatorId: string;
  readonly number: string;
  readonly version: number;
  /** YYYY-MM-DD in the agreement's zone. */
  readonly issuedOn: string;
  readonly paymentTermDays: number;
  readonly tax: { readonly bps: number; readonly per: "line" | "total"; readonly mode: RoundingMode };
}

/**
 * Builds one operator's statement from a settlement.
 *
 * Units   micros of the agreement's currency; quantities as decimals in display units.
 * Shape   net = Σ lines; gross = net + tax. The presentation of the operator's margin terms decides whether
 *         cost and margin are apart or inside each line. The same inputs give the same document.
 * Rounds  tax per line or on the total, once, to the minor unit; converted figures once.
 * Throws  {@link DomainError} `NOT_FOUND` when the settlement has no such operator, `INPUT_INVALID`.
 */
export function buildStatement(input: StatementInput): StatementDocument {
  const { settlement } = input;
  const operator = settlement.operators.find(({ operatorId }) => operatorId === input.operatorId);
  if (operator === undefined) {
    throw new DomainError("NOT_FOUND", `The settlement of ${settlement.period} has no such operator.`);
  }
  const lines = presentLines(operator, minorUnitMicros(settlement.currency));
  const netMicros = sumMicros(lines.map(({ amountMicros }) => amountMicros));
  const taxMicros = taxOn(lines, netMicros, settlement.currency, input.tax);
  return {
    number: input.number,
    version: input.version,
    operatorId: input.operatorId,
    agreementId: settlement.agreementId,
    period: settlement.period,
    zone: settlement.zone,
    currency: settlement.currency,
    issuedOn: input.issuedOn,
    dueOn: addDays(input.issuedOn, input.paymentTermDays),
    isFinal: operator.isFinal,
    isProvisional: operator.isProvisional,
    lines,
    netMicros,
    taxBps: input.tax.bps,
    taxMicros,
    grossMicros: netMicros + taxMicros,
    converted: convertedOf(operator, taxMicros),
  };
}

function taxOn(
  lines: readonly StatementLine[],
  netMicros: Micros,
  currency: CurrencyCode,
  tax: StatementInput["tax"],
): Micros {
  const bases = tax.per === "line" ? lines.map(({ amountMicros }) => amountMicros) : [netMicros];
  return sumMicros(bases.map((base) => taxOnTotal(base, currency, tax)));
}

/**
 * The tax on one amount.
 *
 * Units   micros in, micros out; `bps` is basis points.
 * Rounds  once, to the minor unit.
 */
export function taxOnTotal(
  baseMicros: Micros,
  currency: CurrencyCode,
  { bps, mode }: Pick<StatementInput["tax"], "bps" | "mode">,
): Micros {
  return roundExact(exact(baseMicros * BigInt(bps), 10_000_000_000n), { mode, scale: minorDigits(currency) });
}

/** The net was converted once for the whole settlement; tax follows with the same locked rate. */
function convertedOf({ converted }: OperatorSettlement, taxMicros: Micros): StatementDocument["converted"] {
  if (converted === null) return null;
  const { rate, netMicros } = converted;
  const rule = { mode: "half-up", scale: minorDigits(rate.quote) } as const;
  const convertedTax = roundExact(multiplyExact(microsToExact(taxMicros), rate.rate), rule);
  return {
    currency: rate.quote,
    netMicros,
    taxMicros: convertedTax,
    grossMicros: netMicros + convertedTax,
    rate: exactToDecimal(rate.rate, 12),
    source: rate.source,
    validOn: rate.validOn,
  };
}
