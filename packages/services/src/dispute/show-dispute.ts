import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { nextStatuses } from "@tributary/domain/dispute/transition";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { noticeDaysLeft } from "@tributary/domain/dispute/window";
import { exactToDecimal } from "@tributary/domain/money/exact";
import type { Exact } from "@tributary/domain/money/types";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import type { Cause } from "@tributary/domain/reconciliation/types";
import { partyNames } from "../ledger/party-names.ts";
import { hashOf } from "../settlement/run-content.ts";
import { readEvidence } from "./evidence.ts";
import { type DisputeMode, type FoundDispute, findDispute } from "./find-dispute.ts";
import { madeAt } from "./made-at.ts";

/** One disputed line: what it claims, and the comparison it claims it by. */
export interface ShownClaim {
  readonly key: string;
  readonly lineCode: string;
  readonly description: string | null;
  readonly invoiceLineNumbers: readonly number[];
  readonly billedMicros: bigint;
  readonly expectedMicros: bigint;
  /** Billed less expected. */
  readonly grossMicros: bigint;
  /** What it brings, net of what comes back as shortfall. */
  readonly claimedMicros: bigint;
  /** Of its quantities; null where nothing is counted. */
  readonly unit: string | null;
  readonly billedQuantity: string | null;
  readonly expectedQuantity: string | null;
  readonly billedRate: string | null;
  readonly expectedRate: string | null;
  readonly cause: Cause | null;
  readonly explanation: string | null;
}

export interface ShownDispute {
  readonly number: string;
  readonly status: DisputeStatus;
  readonly next: readonly DisputeStatus[];
  readonly mode: DisputeMode;
  readonly mnoName: string;
  readonly agreementId: string;
  readonly zone: string;
  readonly period: string;
  readonly invoice: { readonly id: string; readonly number: string; readonly grossMicros: bigint };
  readonly currency: string;
  readonly grossDisputedMicros: bigint;
  readonly netRecoverableMicros: bigint;
  readonly creditedMicros: bigint;
  readonly rejectedMicros: bigint;
  /** YYYY-MM-DD, the last day in the agreement's zone. */
  readonly noticeDeadlineOn: string;
  /** null once the notice is out; negative when its last day has passed. */
  readonly noticeDaysLeft: number | null;
  readonly paymentDueOn: string;
  readonly isInvoicePaid: boolean;
  /** null where its steps were noted afterwards, for earlier days. */
  readonly draftedAt: Date | null;
  readonly raisedAt: Date | null;
  readonly claims: readonly ShownClaim[];
  readonly evidence: {
    readonly hash: string;
    /** The stored evidence still gives the hash it was frozen under. */
    readonly isIntact: boolean;
    readonly invoiceLines: number;
    readonly usageSums: number;
    readonly files: number;
    readonly records: bigint;
  };
  readonly events: readonly {
    readonly id: string;
    readonly occurredAt: Date;
    readonly actor: string;
    readonly fromStatus: DisputeStatus;
    readonly toStatus: DisputeStatus;
    readonly note: string;
    readonly amountMicros: bigint | null;
  }[];
  readonly operatorDisputes: readonly {
    readonly operatorId: string;
    readonly operatorName: string;
    readonly number: string;
    readonly status: OperatorDisputeStatus;
    readonly currency: string;
    readonly contestedMicros: bigint;
  }[];
  /** What operators bear of a rejected part; `period` is the month that took it in. */
  readonly adjustments: readonly {
    readonly operatorId: string | null;
    readonly operatorName: string | null;
    readonly lineCode: string | null;
    readonly amountMicros: bigint;
    readonly period: string | null;
  }[];
}

/**
 * Shows a dispute with its claims, its evidence and everything that hangs on it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showDispute(
  db: PortfolioTables,
  { number, at }: { readonly number: string; readonly at: Date },
): Promise<ShownDispute> {
  const dispute = await findDispute(db, number);
  const { id: disputeId, agreement, invoice, evidence, evidenceHash } = dispute;
  const [mno, events, links, adjustments] = await Promise.all([
    db.mno.findUniqueOrThrow({ where: { id: agreement.mnoId }, select: { name: true } }),
    db.disputeEvent.findMany({ where: { disputeId }, orderBy: [{ occurredAt: "asc" }, { id: "asc" }] }),
    db.operatorDisputeLink.findMany({
      where: { disputeId },
      include: { operatorDispute: { include: { operator: { select: { name: true } } } } },
      orderBy: { linkedAt: "asc" },
    }),
    db.adjustment.findMany({
      where: { disputeId },
      include: { run: { select: { period: true } } },
      orderBy: [{ operatorId: "asc" }, { lineCode: "asc" }],
    }),
  ]);
  const bearers = adjustments.map(({ operatorId }) => ({ party: operatorId }));
  const names = await partyNames(db, bearers);
  const frozen = readEvidence(evidence);
  const draftedAt = madeAt(disputeId);
  const isToldLater = events.some(({ occurredAt }) => occurredAt < draftedAt);
  return {
    ...factsOf(dispute, at),
    mnoName: mno.name,
    draftedAt: isToldLater ? null : draftedAt,
    invoice: { id: invoice.id, number: invoice.number, grossMicros: invoice.grossMicros },
    claims: claimsOf(frozen, dispute),
    evidence: {
      hash: evidenceHash,
      isIntact: hashOf(evidence) === evidenceHash,
      invoiceLines: frozen.invoice.lines.length,
      usageSums: frozen.usage.length,
      files: frozen.files.length,
      records: frozen.files.reduce((sum, { accepted }) => sum + BigInt(accepted), 0n),
    },
    events: events.map(({ fromStatus, toStatus, ...event }) => ({
      ...event,
      fromStatus: fromStatus as DisputeStatus,
      toStatus: toStatus as DisputeStatus,
    })),
    operatorDisputes: links.map(({ operatorDispute: { operator, ...own } }) => ({
      operatorId: own.operatorId,
      operatorName: operator.name,
      number: own.number,
      status: own.status as OperatorDisputeStatus,
      currency: own.currency,
      contestedMicros: own.contestedMicros,
    })),
    adjustments: adjustments.map(({ operatorId, lineCode, amountMicros, run }) => ({
      ...{ operatorId, lineCode, amountMicros },
      operatorName: names.get(operatorId ?? "") ?? operatorId,
      period: run?.period ?? null,
    })),
  };
}

function factsOf(dispute: FoundDispute, at: Date) {
  const { number, status, mode, agreementId, agreement, period, currency, raisedAt } = dispute;
  const { grossDisputedMicros, netRecoverableMicros, creditedMicros, rejectedMicros } = dispute;
  const noticeDeadlineOn = dispute.noticeDeadlineOn.toISOString().slice(0, 10);
  return {
    ...{ number, status, mode, agreementId, period, currency, raisedAt },
    ...{ grossDisputedMicros, netRecoverableMicros, creditedMicros, rejectedMicros },
    next: nextStatuses(status),
    zone: agreement.zone,
    noticeDeadlineOn,
    noticeDaysLeft:
      status === "draft" ? noticeDaysLeft(noticeDeadlineOn, at.getTime(), agreement.zone) : null,
    paymentDueOn: dispute.paymentDueOn.toISOString().slice(0, 10),
    isInvoicePaid: dispute.paidAt !== null,
  };
}

function claimsOf(
  { claims, comparisons, invoice }: ReturnType<typeof readEvidence>,
  { terms }: FoundDispute,
): ShownClaim[] {
  const compared = new Map(comparisons.map((comparison) => [comparison.key, comparison]));
  const printed = new Map(invoice.lines.map(({ lineNumber, description }) => [lineNumber, description]));
  const units = new Map(
    terms.lines.map((line) => [line.code, line.kind === "usage" ? line.unit.name : null]),
  );
  return claims.map(({ key, lineCode, grossMicros, claimedMicros }) => {
    const line = compared.get(key);
    const invoiceLineNumbers = line?.invoiceLineNumbers ?? [];
    return {
      ...{ key, lineCode, grossMicros, claimedMicros, invoiceLineNumbers },
      description: printed.get(invoiceLineNumbers[0] ?? 0) ?? null,
      unit: units.get(lineCode) ?? null,
      billedMicros: line?.billedMicros ?? 0n,
      expectedMicros: line?.expectedMicros ?? 0n,
      billedQuantity: decimal(line?.billedQuantity),
      expectedQuantity: decimal(line?.expectedQuantity),
      billedRate: decimal(line?.billedRate),
      expectedRate: decimal(line?.expectedRate),
      cause: line?.cause ?? null,
      explanation: line?.counterfactual?.explanation ?? null,
    };
  });
}

function decimal(value: Exact | null | undefined): string | null {
  return value === null || value === undefined ? null : exactToDecimal(value, 6);
}
