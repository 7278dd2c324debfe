import type { Micros } from "../money/types.ts";

/** How far one operator's settlement of a period has come, what needs somebody first. */
export const SETTLEMENT_STATUSES = [
  "overdue",
  "exceptions",
  "in_dispute",
  "reopened",
  "awaiting_invoice",
  "importing",
  "ready",
  "approved",
  "issued",
  "part_paid",
  "paid",
] as const;

export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

/** Where one agreement's period stands. */
export interface AgreementStanding {
  readonly hasInvoice: boolean;
  /** An invoice waits to be accepted, or a run is being prepared. */
  readonly isImporting: boolean;
  readonly openExceptions: number;
  /** Claims against the MNO that have no outcome yet. */
  readonly openDisputes: number;
  readonly runStatus: "draft" | "approval_requested" | "approved" | "issued" | null;
  /** An earlier version was issued and gave way. */
  readonly wasIssued: boolean;
}

/** Where one operator's statement of the period stands. */
export interface StatementStanding {
  readonly openMicros: Micros;
  readonly paidMicros: Micros;
  readonly isPastDue: boolean;
  /** The operator contests a line, and nobody has answered. */
  readonly isContested: boolean;
}

/**
 * Names the state of one operator's settlement of one period.
 *
 * Shape   until the run is issued it is the agreement's state; from then on that of the operator's own
 *         statement. A statement that owes nothing is paid. Null without a statement under an issued run:
 *         the operator had no part in the period.
 */
export function settlementStatus(
  agreement: AgreementStanding,
  statement: StatementStanding | null,
): SettlementStatus | null {
  if (agreement.runStatus === "issued") return statement === null ? null : statementStatus(statement);
  if (agreement.runStatus === "approved") return "approved";
  if (agreement.wasIssued) return "reopened";
  if (agreement.runStatus === null && !agreement.hasInvoice) {
    return agreement.isImporting ? "importing" : "awaiting_invoice";
  }
  if (agreement.openExceptions > 0) return "exceptions";
  if (agreement.runStatus === null || agreement.isImporting) return "importing";
  return agreement.openDisputes > 0 ? "in_dispute" : "ready";
}

/** The state that needs somebody first, of several agreements of one operator; null for none. */
export function mostUrgent(statuses: readonly SettlementStatus[]): SettlementStatus | null {
  return SETTLEMENT_STATUSES.find((status) => statuses.includes(status)) ?? null;
}

/** Whether the operator has its statement. */
export function isSettled(status: SettlementStatus): boolean {
  return ["overdue", "issued", "part_paid", "paid"].includes(status);
}

/** Names the state of an issued statement. */
export function statementStatus(statement: StatementStanding): SettlementStatus {
  if (statement.isContested) return "in_dispute";
  if (statement.openMicros <= 0n) return "paid";
  if (statement.isPastDue) return "overdue";
  return statement.paidMicros > 0n ? "part_paid" : "issued";
}
