import { minorDigits } from "../money/currency.ts";
import { exact } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { TAX_KEY } from "../reconciliation/compare-header.ts";
import type { Decision } from "../reconciliation/types.ts";
import { type ApproveInput, approveCost } from "./approve-cost.ts";
import type { ApprovedLine, DisputeValue, SettlementAmounts } from "./types.ts";

export interface AmountsInput extends ApproveInput {
  readonly invoiceNetMicros: Micros;
  readonly invoiceTaxMicros: Micros;
  readonly draftDisputes: ReadonlySet<string>;
  readonly unappliedCreditsMicros: Micros;
  readonly prepaymentsMicros: Micros;
}

/**
 * Computes what is disputed, recoverable and payable (step R4).
 *
 * Units   micros, net of tax but for the two tax fields.
 * Shape   `withhold`: payable = invoice − net recoverable of raised disputes − credits − prepayments.
 *         `pay-and-claim`: the invoice is paid less credits and prepayments, and the recoverable amount is a
 *         receivable. Drafts are never withheld or claimed. Payable is never negative; what is left over is
 *         carried forward.
 * Rounds  the tax on what is withheld once, by the agreement's mode to the minor unit.
 */
export function settlementAmounts(input: AmountsInput, approved: readonly ApprovedLine[]): SettlementAmounts {
  const disputed = approved.filter(({ treatment }) => treatment === "disputed");
  const recoverableMicros = input.invoiceNetMicros - sumApproved(approved);
  const raised = withDecisions(input, (key, decision) => {
    return decision === "dispute" && input.draftDisputes.has(key) ? "waive" : decision;
  });
  const raisedMicros = input.invoiceNetMicros - sumApproved(approveCost(raised));
  const isWithheld = input.terms.dispute.mode === "withhold";
  const withheldMicros = isWithheld ? raisedMicros : 0n;
  const dueMicros =
    input.invoiceNetMicros - withheldMicros - input.unappliedCreditsMicros - input.prepaymentsMicros;
  return {
    invoiceMicros: input.invoiceNetMicros,
    approvedMicros: sumApproved(approved),
    grossDisputedMicros: sumMicros(
      disputed.map(({ billedMicros, approvedMicros }) => billedMicros - approvedMicros),
    ),
    netRecoverableMicros: recoverableMicros,
    withheldMicros,
    claimMicros: isWithheld ? 0n : raisedMicros,
    payableMicros: dueMicros > 0n ? dueMicros : 0n,
    carriedForwardMicros: dueMicros < 0n ? -dueMicros : 0n,
    taxMicros: input.invoiceTaxMicros,
    taxWithheldMicros: isWithheld ? taxWithheld(input, withheldMicros) : 0n,
    backBillMicros: sumMicros(approved.map(({ backBillMicros }) => backBillMicros)),
    disputes: disputed.map(({ key }) => disputeValue(key, input)),
  };
}

/** What one dispute brings when no other is raised, net of the commitment. */
function disputeValue(key: string, input: AmountsInput): DisputeValue {
  const none = approveCost(withDecisions(input, () => "waive"));
  const alone = approveCost(withDecisions(input, (other) => (other === key ? "dispute" : "waive")));
  const line = alone.find((candidate) => candidate.key === key);
  return {
    key,
    grossMicros: line === undefined ? 0n : line.billedMicros - line.approvedMicros,
    netMicros: sumApproved(none) - sumApproved(alone),
  };
}

function withDecisions(
  input: AmountsInput,
  decide: (key: string, decision: Decision) => Decision,
): ApproveInput {
  const decisions = new Map([...input.decisions].map(([key, decision]) => [key, decide(key, decision)]));
  return { ...input, decisions };
}

function sumApproved(lines: readonly ApprovedLine[]): Micros {
  return sumMicros(lines.map(({ approvedMicros }) => approvedMicros));
}

/** The tax on the withheld net amount, and a disputed error in the tax itself. */
function taxWithheld(input: AmountsInput, withheldMicros: Micros): Micros {
  const { terms } = input;
  const rule = { mode: terms.rounding.mode, scale: minorDigits(terms.currency) };
  const onWithheld = roundExact(exact(withheldMicros * BigInt(terms.taxBps), 10_000_000_000n), rule);
  const tax = input.comparisons.find(({ key }) => key === TAX_KEY);
  const isTaxRaised = input.decisions.get(TAX_KEY) === "dispute" && !input.draftDisputes.has(TAX_KEY);
  const errorMicros = tax !== undefined && !tax.isUnderBilled && isTaxRaised ? tax.deltaMicros : 0n;
  return onWithheld + errorMicros;
}
