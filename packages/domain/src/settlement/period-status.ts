/** Where an agreement's period stands on its way from usage to money. */
export const PERIOD_STATUSES = [
  "importing",
  "awaiting_invoice",
  "exceptions",
  "in_dispute",
  "ready",
  "approval_requested",
  "approved",
  "issued",
  "part_paid",
  "paid",
  "overdue",
  "closed",
  "reopened",
] as const;
export type PeriodStatus = (typeof PERIOD_STATUSES)[number];

/** What somebody does about it next. */
export type NextStep =
  | "wait"
  | "import-invoice"
  | "accept-invoice"
  | "resolve"
  | "prepare"
  | "unblock"
  | "request-approval"
  | "approve"
  | "issue"
  | "raise-dispute"
  | "close";

export interface PeriodFacts {
  readonly isClosed: boolean;
  /** Its run is being prepared right now. */
  readonly isPreparing: boolean;
  readonly invoiceStatus: "flagged" | "received" | null;
  /** Of the latest version; superseded: the period was reopened. */
  readonly runStatus: "draft" | "approval_requested" | "approved" | "issued" | "superseded" | null;
  /** Something was decided or came in since the draft was prepared. */
  readonly isOutdated: boolean;
  readonly blockers: number;
  readonly openExceptions: number;
  readonly disputedExceptions: number;
  /** Of those, the ones in no dispute, or in one whose notice was not sent. */
  readonly unraisedExceptions: number;
  readonly statements: number;
  readonly unpaidStatements: number;
  readonly paidStatements: number;
  readonly overdueStatements: number;
}

/**
 * Names where a period stands.
 *
 * Shape   money that is due goes before the closed books; what waits for a decision goes before what is
 *         merely under dispute.
 */
export function periodStatus(facts: PeriodFacts): PeriodStatus {
  if (facts.isPreparing) return "importing";
  switch (facts.runStatus) {
    case "issued":
      return issuedStatus(facts);
    case "approved":
    case "approval_requested":
      return facts.runStatus;
    case "superseded":
      return "reopened";
    default:
      return openStatus(facts);
  }
}

function issuedStatus(facts: PeriodFacts): PeriodStatus {
  if (facts.overdueStatements > 0) return "overdue";
  if (facts.isClosed) return "closed";
  if (facts.statements > 0 && facts.unpaidStatements === 0) return "paid";
  return facts.paidStatements > 0 ? "part_paid" : "issued";
}

function openStatus(facts: PeriodFacts): PeriodStatus {
  if (facts.invoiceStatus === "flagged") return "importing";
  const isAccrued = facts.runStatus === "draft" && facts.blockers === 0;
  if (facts.invoiceStatus === null && !isAccrued) return "awaiting_invoice";
  if (facts.openExceptions > 0 || (facts.blockers > 0 && !facts.isOutdated)) return "exceptions";
  return facts.disputedExceptions > 0 ? "in_dispute" : "ready";
}

/** Names what is to be done next, by whoever may do it. */
export function nextStep(facts: PeriodFacts): NextStep {
  if (facts.isPreparing) return "wait";
  switch (facts.runStatus) {
    case "issued":
      return afterIssue(facts);
    case "approved":
      return "issue";
    case "approval_requested":
      return "approve";
    default:
      return beforeApproval(facts);
  }
}

function afterIssue(facts: PeriodFacts): NextStep {
  if (facts.isClosed) return "wait";
  return facts.unraisedExceptions > 0 ? "raise-dispute" : "close";
}

function beforeApproval(facts: PeriodFacts): NextStep {
  if (facts.invoiceStatus === "flagged") return "accept-invoice";
  if (facts.openExceptions > 0) return "resolve";
  if (facts.runStatus !== "draft" || facts.isOutdated) {
    return facts.invoiceStatus === null && facts.runStatus !== "superseded" ? "import-invoice" : "prepare";
  }
  return facts.blockers > 0 ? "unblock" : "request-approval";
}
