import { DomainError } from "../error.ts";
import { sumMicros } from "../money/micros.ts";
import type { CurrencyCode } from "../money/types.ts";
import { periodOf } from "../period/period.ts";
import type { Period } from "../period/types.ts";
import { governingVersion } from "../reconciliation/governing-version.ts";
import { groupBy } from "../reconciliation/group-by.ts";
import { allocateLines } from "./allocate-lines.ts";
import { settlementAmounts } from "./amounts.ts";
import { approveCost } from "./approve-cost.ts";
import { findBlockers } from "./blockers.ts";
import { convertTotals, fxRate } from "./convert.ts";
import { type AllottedLine, settleOperator } from "./settle-operator.ts";
import type {
  Blocker,
  LineAllocation,
  OperatorSettlement,
  Settlement,
  SettlementInput,
  SettlementLine,
  SettlementOperator,
} from "./types.ts";

/**
 * Settles one agreement and period: approved cost, allocation, margin, adjustments, statement totals.
 *
 * Units   micros of the agreement's currency; `converted` in each statement's own currency.
 * Shape   operators in order of id; each operator's net is the sum of its lines; Σ operators' cost + retained
 *         = Σ approved. `blockers` is empty when nothing stands in the way of issue. Order of inputs does not
 *         matter.
 * Rounds  each posted line once; totals are sums of posted lines.
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `INPUT_INVALID`, `TERMS_INVALID`.
 */
export function settle(input: SettlementInput): Settlement {
  const { terms } = governingVersion(input.versions, input.period);
  const period = periodOf(input.period, terms.zone);
  const operators = [...input.operators].sort((one, other) => (one.operatorId < other.operatorId ? -1 : 1));
  const approved = approveCost({ ...input, terms });
  const liveOperatorIds = operators
    .filter((operator) => isLive(operator, period))
    .map(({ operatorId }) => operatorId);
  const allocations = allocateLines({ terms, approved, expected: input.expected, liveOperatorIds });
  refuseUnknownOperators(allocations, input);
  const facts = { input, period, currency: terms.currency, shares: sharesByOperator(allocations) };
  const settled = operators.map((operator) => settleOperator(operator, facts));
  const isDue = ({ liveDays, lines }: OperatorSettlement): boolean => liveDays > 0 || lines.length > 0;
  const converted = convertAll(
    settled.map(({ settlement }) => settlement).filter(isDue),
    terms.currency,
    input,
  );
  const retained = retainedLines(allocations, input);
  return {
    agreementId: input.agreementId,
    period: input.period,
    currency: terms.currency,
    zone: terms.zone,
    isProvisional: input.invoice === null || converted.operators.some(({ isProvisional }) => isProvisional),
    approved,
    allocations,
    operators: converted.operators,
    retained,
    fxRounding: converted.fxRounding,
    amounts: amountsOf(input, approved, terms),
    totals: totalsOf(allocations, converted.operators),
    blockers: [
      ...findBlockers(input, approved, allocations),
      ...settled.flatMap(({ blockers }) => blockers),
      ...converted.blockers,
    ],
  };
}

function isLive({ liveFrom, liveUntil }: SettlementOperator, { startsAt, endsAt }: Period): boolean {
  return liveFrom < endsAt && (liveUntil === null || liveUntil > startsAt);
}

function amountsOf(
  input: SettlementInput,
  approved: Settlement["approved"],
  terms: Parameters<typeof approveCost>[0]["terms"],
): Settlement["amounts"] {
  const billedMicros = sumMicros(approved.map((line) => line.billedMicros));
  const facts = {
    ...input,
    terms,
    invoiceNetMicros: input.invoice?.netMicros ?? billedMicros,
    invoiceTaxMicros: input.invoice?.taxMicros ?? 0n,
    draftDisputes: input.draftDisputes ?? new Set<string>(),
    unappliedCreditsMicros: input.unappliedCreditsMicros ?? 0n,
    prepaymentsMicros: input.prepaymentsMicros ?? 0n,
  };
  const amounts = settlementAmounts(facts, approved);
  // Without an invoice nothing is payable yet: the amounts are an accrual.
  return input.invoice === null ? { ...amounts, payableMicros: 0n, carriedForwardMicros: 0n } : amounts;
}

function sharesByOperator(allocations: readonly LineAllocation[]): Map<string, AllottedLine[]> {
  const allotted = allocations.flatMap((allocation): AllottedLine[] => [
    ...allocation.operators.map((share) => ({ allocation, share, kind: "cost" as const })),
    ...allocation.spread.map((share) => ({ allocation, share, kind: "spread" as const })),
  ]);
  const isVisible = ({ share }: AllottedLine): boolean =>
    share.amountMicros !== 0n || (share.quantity?.numerator ?? 0n) !== 0n;
  return groupBy(allotted.filter(isVisible), ({ share }) => share.operatorId);
}

/** A part of an operator that is not settled would vanish from the statements. */
function refuseUnknownOperators(allocations: readonly LineAllocation[], input: SettlementInput): void {
  const known = new Set(input.operators.map(({ operatorId }) => operatorId));
  const owners = [
    ...allocations.flatMap(({ operators, spread }) => [...operators, ...spread]),
    ...(input.adjustments ?? []),
    ...(input.credits ?? []),
  ];
  for (const { operatorId } of owners) {
    if (operatorId === null || known.has(operatorId)) continue;
    throw new DomainError(
      "INPUT_INVALID",
      `${operatorId} has a part in ${input.period} but is not among the operators to settle: add it.`,
      { operatorId },
    );
  }
}

function retainedLines(allocations: readonly LineAllocation[], input: SettlementInput): SettlementLine[] {
  const kept = allocations.filter(({ retainedMicros }) => retainedMicros !== 0n);
  const adjustments = (input.adjustments ?? []).filter(({ operatorId }) => operatorId === null);
  return [
    ...kept.map(({ lineCode, key, description, originPeriod, retainedMicros }) => ({
      code: lineCode ?? key,
      description: `${description}, retained by the MVNA`,
      originPeriod,
      amountMicros: retainedMicros,
    })),
    ...adjustments.map(({ lineCode, ...line }) => ({ ...line, code: lineCode })),
  ].map(({ code, description, originPeriod, amountMicros }) => ({
    kind: "retained" as const,
    code,
    description,
    quantity: null,
    unit: null,
    originPeriod,
    amountMicros,
  }));
}

/** Each operator's total is converted once; a missing rate blocks and leaves the total unconverted. */
function convertAll(operators: readonly OperatorSettlement[], base: CurrencyCode, input: SettlementInput) {
  const blockers: Blocker[] = [];
  const fxRounding: { currency: CurrencyCode; amountMicros: bigint }[] = [];
  const convertedById = new Map<string, OperatorSettlement["converted"]>();
  const foreign = operators.filter(({ statementCurrency }) => statementCurrency !== base);
  for (const [quote, group] of groupBy(foreign, ({ statementCurrency }) => statementCurrency)) {
    try {
      const rate = fxRate(input.fxRates ?? [], base, quote);
      const totals = group.map(({ operatorId, netMicros }) => ({ operatorId, amountMicros: netMicros }));
      const conversion = convertTotals(totals, rate);
      for (const total of conversion.totals) {
        convertedById.set(total.operatorId, { netMicros: total.amountMicros, rate });
      }
      fxRounding.push({ currency: quote, amountMicros: conversion.fxRoundingMicros });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const { operatorId } of group) {
        blockers.push({ code: "FX_RATE_MISSING", operatorId, message: error.message });
      }
    }
  }
  const converted = operators.map((operator) => ({
    ...operator,
    converted: convertedById.get(operator.operatorId) ?? null,
  }));
  return { operators: converted, fxRounding, blockers };
}

function totalsOf(
  allocations: readonly LineAllocation[],
  operators: readonly OperatorSettlement[],
): Settlement["totals"] {
  const sumOf = (amountOf: (operator: OperatorSettlement) => bigint): bigint =>
    sumMicros(operators.map(amountOf));
  return {
    approvedMicros: sumMicros(allocations.map(({ approvedMicros }) => approvedMicros)),
    costMicros: sumOf(({ costMicros }) => costMicros),
    retainedMicros: sumMicros(allocations.map(({ retainedMicros }) => retainedMicros)),
    marginMicros: sumOf(({ marginMicros }) => marginMicros),
    adjustmentsMicros: sumOf(({ adjustmentsMicros }) => adjustmentsMicros),
    creditsMicros: sumOf(({ creditsMicros }) => creditsMicros),
    netMicros: sumOf(({ netMicros }) => netMicros),
  };
}
