import { DomainError } from "../error.ts";
import { sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { OperatorPart } from "../reconciliation/types.ts";
import { rejectedByEvidence } from "../settlement/approve-cost.ts";
import type { Adjustment } from "../settlement/types.ts";
import type { DisputeStatus } from "./types.ts";

/**
 * One disputed line with the MNO's answer to it. Claims are net of the commitment, as they can be recovered.
 */
export interface ClaimAnswer {
  readonly key: string;
  readonly lineCode: string;
  readonly claimedMicros: Micros;
  readonly creditedMicros: Micros;
  /** The exception's parts: who owns what is rejected. */
  readonly parts: readonly OperatorPart[];
}

export interface OutcomeInput {
  readonly mode: "withhold" | "pay-and-claim";
  /** The period the disputed invoice is for. */
  readonly originPeriod: PeriodLabel;
  /** The period the credit note names. */
  readonly creditPeriod: PeriodLabel;
  readonly claims: readonly ClaimAnswer[];
  readonly unitMicros: Micros;
}

export interface RejectedClaim {
  readonly key: string;
  readonly rejectedMicros: Micros;
  readonly parts: readonly OperatorPart[];
}

export interface DisputeOutcome {
  readonly status: Extract<DisputeStatus, "accepted" | "partly_accepted" | "rejected"> | null;
  readonly claimedMicros: Micros;
  /** The part of the credit that answers the claims. */
  readonly creditedMicros: Micros;
  readonly rejectedMicros: Micros;
  /** Withhold: the rejected part, payable at once. Pay-and-claim: nothing, it is paid already. */
  readonly payableNowMicros: Micros;
  /** Withhold: what the credit cancels of the short-pay. */
  readonly releasedMicros: Micros;
  /** What reduces the next invoice: the credit when the invoice was paid, and any credit beyond the claim. */
  readonly nextInvoiceCreditMicros: Micros;
  /** Credited beyond the claim: somebody has to find out what it is for. */
  readonly excessMicros: Micros;
  /** The credit names another period: it is unapplied, the claims stay open, and `status` is null. */
  readonly isWrongPeriod: boolean;
  readonly rejected: readonly RejectedClaim[];
  /** For the next open period, one per operator and line that owns a rejected part. */
  readonly adjustments: readonly Adjustment[];
}

/**
 * Works out what the MNO's answer to a dispute does to payables and to operators.
 *
 * Units   micros.
 * Shape   claimed = credited + rejected. The rejected part goes to the operators that own it by the
 *         exception's evidence, with the disputed invoice's period as origin. A credit for another period
 *         answers nothing yet.
 * Rounds  parts of a rejected claim to the unit; they sum to it.
 * Throws  {@link DomainError} `AMOUNT_INVALID` for a negative claim or credit.
 */
export function disputeOutcome(input: OutcomeInput): DisputeOutcome {
  refuseNegative(input.claims);
  const isWrongPeriod = input.creditPeriod !== input.originPeriod;
  const answers = input.claims.map((claim) => answerOf(claim, isWrongPeriod));
  const claimedMicros = sumMicros(input.claims.map((claim) => claim.claimedMicros));
  const creditedMicros = sumMicros(answers.map((answer) => answer.creditedMicros));
  const wholeCreditMicros = sumMicros(input.claims.map((claim) => claim.creditedMicros));
  const excessMicros = isWrongPeriod ? 0n : wholeCreditMicros - creditedMicros;
  const isWithheld = input.mode === "withhold";
  const rejectedMicros = isWrongPeriod ? 0n : claimedMicros - creditedMicros;
  const rejected = answers
    .filter((answer) => answer.rejectedMicros > 0n)
    .map(({ key, rejectedMicros: amount, parts }) => ({
      key,
      rejectedMicros: amount,
      parts: rejectedByEvidence(amount, parts, input.unitMicros),
    }));
  return {
    status: isWrongPeriod ? null : statusOf(creditedMicros, rejectedMicros),
    claimedMicros,
    creditedMicros,
    rejectedMicros,
    payableNowMicros: isWithheld ? rejectedMicros : 0n,
    releasedMicros: isWithheld ? creditedMicros : 0n,
    nextInvoiceCreditMicros: isWrongPeriod
      ? wholeCreditMicros
      : (isWithheld ? 0n : creditedMicros) + excessMicros,
    excessMicros,
    isWrongPeriod,
    rejected,
    adjustments: rejected.flatMap((claim) => adjustmentsOf(claim, input)),
  };
}

function answerOf(claim: ClaimAnswer, isWrongPeriod: boolean) {
  const isOverCredited = claim.creditedMicros > claim.claimedMicros;
  const answered = isOverCredited ? claim.claimedMicros : claim.creditedMicros;
  const creditedMicros = isWrongPeriod ? 0n : answered;
  return {
    ...claim,
    creditedMicros,
    rejectedMicros: isWrongPeriod ? 0n : claim.claimedMicros - creditedMicros,
  };
}

function statusOf(creditedMicros: Micros, rejectedMicros: Micros): DisputeOutcome["status"] {
  if (rejectedMicros === 0n && creditedMicros > 0n) return "accepted";
  return creditedMicros > 0n ? "partly_accepted" : "rejected";
}

function adjustmentsOf(rejected: RejectedClaim, { claims, originPeriod }: OutcomeInput): Adjustment[] {
  const lineCode = claims.find(({ key }) => key === rejected.key)?.lineCode ?? rejected.key;
  return rejected.parts.map(({ operatorId, amountMicros }) => ({
    operatorId,
    originPeriod,
    reason: "dispute_rejected",
    description: `Dispute of ${originPeriod} rejected`,
    lineCode,
    amountMicros,
  }));
}

function refuseNegative(claims: readonly ClaimAnswer[]): void {
  if (claims.every(({ claimedMicros, creditedMicros }) => claimedMicros >= 0n && creditedMicros >= 0n))
    return;
  throw new DomainError("AMOUNT_INVALID", "A claim and its credit are positive amounts: check the sign.");
}
