import type { ListedRun } from "@tributary/services/bill/list-bill-runs";
import type { ListedBill } from "@tributary/services/bill/list-bills";
import type { ShownBill, ShownLine } from "@tributary/services/bill/show-bill";
import type { ShownRun } from "@tributary/services/bill/show-bill-run";
import type { ShownTask } from "@tributary/services/bill-task/show-task";
import type { ShownCheckout } from "@tributary/services/payment-gateway/checkouts-of-bill";

/** A bill or a credit note in a list. */
export function billRowDto(row: ListedBill) {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    subscriber: row.subscriber,
    runId: row.runId,
    period: row.period,
    currency: row.currency,
    netMicros: row.netMicros,
    taxMicros: row.taxMicros,
    grossMicros: row.grossMicros,
    creditedMicros: row.creditedMicros,
    paidMicros: row.paidMicros,
    openMicros: row.openMicros,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    state: row.state,
  };
}

export function runRowDto(row: ListedRun) {
  return {
    id: row.id,
    period: row.period,
    status: row.status,
    bills: row.bills,
    exceptions: row.exceptions,
    currency: row.currency,
    netMicros: row.netMicros,
    grossMicros: row.grossMicros,
    createdAt: row.createdAt,
    finalizedAt: row.finalizedAt,
  };
}

/** What is being done to a run, or was done last. */
export function taskDto(task: ShownTask) {
  return (
    task && {
      kind: task.kind,
      status: task.status,
      stage: task.stage,
      done: task.done,
      total: task.total,
      attempts: task.attempts,
      message: task.message,
      askedBy: task.askedBy,
      askedAt: task.askedAt,
      leavesExceptions: task.leavesExceptions,
      isOpen: task.isOpen,
      isForgotten: task.isForgotten,
    }
  );
}

export function shownRunDto(run: ShownRun) {
  return {
    id: run.id,
    period: run.period,
    status: run.status,
    task: taskDto(run.task),
    currency: run.currency,
    zone: run.zone,
    profileVersion: run.profileVersion,
    createdBy: run.createdBy,
    createdAt: run.createdAt,
    finalizedBy: run.finalizedBy,
    finalizedAt: run.finalizedAt,
    drafts: run.drafts,
    finals: run.finals,
    netMicros: run.netMicros,
    taxMicros: run.taxMicros,
    grossMicros: run.grossMicros,
    kinds: run.kinds.map(({ kind, lines, netMicros }) => ({ kind, lines, netMicros })),
    reasons: run.reasons.map(({ reason, count }) => ({ reason, count })),
    exceptions: run.exceptions.map(({ subscriber, reason, detail }) => ({ subscriber, reason, detail })),
  };
}

export function shownBillDto({ standing, ...bill }: ShownBill) {
  return {
    ...billRowDto(standing),
    reason: bill.reason,
    credits: bill.credits,
    /** What the subscriber has paid beyond its bills. */
    creditMicros: bill.creditMicros,
    subscriberStatus: bill.subscriberStatus,
    lines: bill.lines.map(lineDto),
    taxes: bill.taxes.map(({ taxCode, taxBps, netMicros, taxMicros }) => {
      return { taxCode, taxBps, netMicros, taxMicros };
    }),
    creditNotes: bill.creditNotes.map(({ number, issuedOn, grossMicros, reason }) => {
      return { number, issuedOn, grossMicros, reason };
    }),
    payments: bill.payments.map(({ id, paidOn, method, reference, amountMicros }) => {
      return { id, paidOn, method, reference, amountMicros };
    }),
    isCardTaken: bill.isCardTaken,
    checkouts: bill.checkouts.map(checkoutDto),
    notices: bill.notices.map(({ step, action, channel, takenOn, mail }) => ({
      ...{ step, action, channel, takenOn },
      mail: mail && { status: mail.status, message: mail.message },
    })),
    promise: bill.promise && { untilDay: bill.promise.untilDay, note: bill.promise.note },
  };
}

function checkoutDto(checkout: ShownCheckout) {
  return {
    id: checkout.id,
    amountMicros: checkout.amountMicros,
    status: checkout.status,
    url: checkout.status === "open" ? checkout.url : null,
    expiresAt: checkout.expiresAt,
    isAsked: checkout.reference !== null,
    message: checkout.message,
    disputeStatus: checkout.disputeStatus,
    refundableMicros: checkout.refundableMicros,
    createdAt: checkout.createdAt,
    refunds: checkout.refunds.map(({ id, amountMicros, status, message, createdAt }) => {
      return { id, amountMicros, status, message, createdAt };
    }),
  };
}

function lineDto(line: ShownLine) {
  return {
    lineNumber: line.lineNumber,
    kind: line.kind,
    code: line.code,
    description: line.description,
    quantity: line.quantityText,
    unit: line.unit,
    fromDay: line.fromDay,
    toDay: line.toDay,
    netMicros: line.netMicros,
    taxMicros: line.taxMicros,
    taxBps: line.taxBps,
    leftMicros: line.leftMicros,
  };
}
