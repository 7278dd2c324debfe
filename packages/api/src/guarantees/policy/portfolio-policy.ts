import { about, named, open, type PolicyRow, type Things } from "./policy-row.ts";

const note = "The figures were compared once more.";
const form = "raw";
const sort = { key: "name", isDescending: false };

const ofPeriod = ({ agreementId, period }: Things) => ({ agreementId, period });
const ofOperator = ({ operatorId }: Things) => ({ operatorId });
const ofRun = ({ runId }: Things) => ({ runId });
const ofMnoDispute = ({ mnoDispute: number }: Things) => ({ number });
const ofOperatorDispute = ({ operatorId, operatorDispute: number }: Things) => ({ operatorId, number });
const ofUser = ({ userId }: Things) => ({ userId });

const decision = (things: Things) => ({
  ...ofPeriod(things),
  ids: [things.exceptionId],
  reason: note,
  expectedCount: 1,
  expectedTotalMicros: 1n,
});

/** Every procedure of the console: what it needs, and how it is asked. */
export const portfolioPolicy: Readonly<Record<string, PolicyRow>> = {
  "audit.chains": open("audit:read"),
  "audit.export": open("audit:export", { form }),
  "audit.list": open("audit:read", {}),
  "audit.verify": open("audit:read", {}),
  "dispute.advance": named("dispute:write", (all) => ({ ...ofMnoDispute(all), note, to: "acknowledged" })),
  "dispute.credit": named("dispute:approve", (all) => ({
    ...ofMnoDispute(all),
    note,
    amountMicros: 10_000n,
  })),
  "dispute.evidence": named("dispute:read", ofMnoDispute),
  "dispute.export": open("statement:export", { form }),
  "dispute.list": open("dispute:read", {}),
  "dispute.open": named("dispute:write", ofPeriod),
  "dispute.previewOutcome": named("dispute:read", (all) => ({ ...ofMnoDispute(all), answers: [] })),
  "dispute.raise": named("dispute:approve", (all) => ({ ...ofMnoDispute(all), note })),
  "dispute.recordOutcome": named("dispute:write", (all) => ({ ...ofMnoDispute(all), note, answers: [] })),
  "dispute.show": named("dispute:read", ofMnoDispute),
  "dispute.withdraw": named("dispute:approve", (all) => ({ ...ofMnoDispute(all), note })),
  "inside.records": named("cdr:read-masked", (all) => ({ ...ofOperator(all), period: "2026-10" })),
  "inside.statement": named("cdr:read-masked", (all) => ({ ...ofOperator(all), number: all.statement })),
  "inside.statements": named("cdr:read-masked", ofOperator),
  "inside.usage": named("cdr:read-masked", (all) => ({ ...ofOperator(all), month: "2026-10" })),
  "ledger.balances": open("ledger:read", {}),
  "ledger.exportBalances": open("ledger:export", { form }),
  "ledger.exportPostings": open("ledger:export", { form }),
  "ledger.exportReceivables": open("ledger:export", { form }),
  "ledger.payables": open("ledger:read"),
  "ledger.postings": open("ledger:read", {}),
  "ledger.receivables": open("ledger:read", {}),
  "ledger.recordMnoPayment": named("ledger:write", ({ invoiceId }) => ({
    invoiceId,
    amountMicros: 10_000n,
    reference: "bank-1",
  })),
  "ledger.transaction": named("ledger:read", ({ transactionId: id }) => ({ id })),
  "me.get": open(null),
  "operator.list": open("operator:read", { sort, page: 1 }),
  "operator.show": named("operator:read", ofOperator),
  "operator.statements": about("statement:read", ofOperator),
  "operator.summary": about("margin:read", ofOperator),
  "operator.terms": about("margin:read", ofOperator),
  "operator.usage": about("portfolio:read", ofOperator),
  "operatorAccess.current": open(null),
  "operatorAccess.enter": named("operator-access:write", (all) => ({ ...ofOperator(all), reason: note })),
  "operatorAccess.leave": about("operator-access:write", ofOperator),
  "operatorAccess.list": about("operator-access:read", ofOperator),
  "operatorDispute.answer": named("operator-dispute:approve", (all) => ({
    ...ofOperatorDispute(all),
    answers: [{ lineNumber: 1, creditedMicros: 0n }],
    reason: note,
  })),
  "operatorDispute.export": open("statement:export", { form }),
  "operatorDispute.link": named("operator-dispute:write", (all) => ({
    ...ofOperatorDispute(all),
    disputeNumber: all.mnoDispute,
  })),
  "operatorDispute.list": open("operator-dispute:read", {}),
  "operatorDispute.reject": named("operator-dispute:write", (all) => ({
    ...ofOperatorDispute(all),
    reason: note,
  })),
  "operatorDispute.reply": named("operator-dispute:write", (all) => ({ ...ofOperatorDispute(all), note })),
  "operatorDispute.review": named("operator-dispute:write", (all) => ({ ...ofOperatorDispute(all), note })),
  "operatorDispute.show": named("operator-dispute:read", ofOperatorDispute),
  "overview.show": open("portfolio:read", { sort, page: 1 }),
  "period.close": named("period:write", ofPeriod),
  "period.reopen": named("period:approve", (all) => ({ ...ofPeriod(all), reason: note })),
  "reconciliation.dispute": named("mno-invoice:write", decision),
  "reconciliation.exception": named("mno-invoice:read", ({ exceptionId: id }) => ({ id })),
  "reconciliation.exceptions": about("mno-invoice:read", ofPeriod),
  "reconciliation.export": about("mno-invoice:write", (all) => ({ ...ofPeriod(all), form })),
  "reconciliation.preview": about("mno-invoice:read", (all) => ({
    ...ofPeriod(all),
    ids: [all.exceptionId],
  })),
  "reconciliation.waive": named("mno-invoice:approve", decision),
  "settlement.approve": named("settlement:approve", (all) => ({ ...ofPeriod(all), hash: "0".repeat(64) })),
  "settlement.audit": about("settlement:read", ofPeriod),
  "settlement.check": named("settlement:read", ofRun),
  "settlement.checks": about("settlement:read", ofRun),
  "settlement.compare": named("settlement:read", (all) => ({ ...ofPeriod(all), before: 1, after: 1 })),
  "settlement.exportMatrix": named("statement:export", (all) => ({ ...ofRun(all), form })),
  "settlement.issue": named("statement:write", ofRun),
  "settlement.lines": about("settlement:read", (all) => ({
    ...ofRun(all),
    operatorId: all.operatorId,
    group: { kind: "margin" },
  })),
  "settlement.list": open("settlement:read", {}),
  "settlement.matrix": about("settlement:read", ofRun),
  "settlement.prepare": named("settlement:write", ofPeriod),
  "settlement.progress": about("settlement:read", ofPeriod),
  "settlement.requestApproval": named("settlement:write", ofRun),
  "settlement.run": named("settlement:read", ofPeriod),
  "settlement.statements": about("settlement:read", ofRun),
  "statement.download": named("statement:export", ({ statement: number }) => ({
    number,
    version: 1,
    form: "json",
  })),
  "statement.export": open("statement:export", { form }),
  "statement.list": open("statement:read", {}),
  "statement.recordPayment": named("ledger:write", ({ statement: number }) => ({
    number,
    amountMicros: 10_000n,
    reference: "bank-2",
    paidOn: "2026-11-20",
  })),
  "statement.show": named("statement:read", ({ statement: number }) => ({ number })),
  "user.disable": named("user:write", ofUser),
  "user.enable": named("user:write", ofUser),
  "user.grant": named("user:write", (all) => ({ ...ofUser(all), role: "auditor", operatorId: null })),
  "user.invite": open("user:write", { email: "new.auditor@example.net", role: "auditor", operatorId: null }),
  "user.list": open("user:read", {}),
  "user.operators": open("user:read"),
  "user.revoke": named("user:write", ({ bindingId }) => ({ bindingId })),
  "whatIf.compare": named("settlement:read", ({ agreementId }) => ({
    agreementId,
    operatorIds: [],
    markupBps: 1_000,
    rates: [],
  })),
  "whatIf.options": open("settlement:read", {}),
};
