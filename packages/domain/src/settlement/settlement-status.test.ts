import { expect, test } from "vitest";
import {
  type AgreementStanding,
  mostUrgent,
  type SettlementStatus,
  type StatementStanding,
  settlementStatus,
} from "./settlement-status.ts";

const draft: AgreementStanding = {
  hasInvoice: true,
  isImporting: false,
  openExceptions: 0,
  openDisputes: 0,
  runStatus: "draft",
  wasIssued: false,
};
const owed: StatementStanding = { openMicros: 5n, paidMicros: 0n, isPastDue: false, isContested: false };

test.each<[SettlementStatus, Partial<AgreementStanding>]>([
  ["awaiting_invoice", { runStatus: null, hasInvoice: false, openExceptions: 3 }],
  ["importing", { runStatus: null, hasInvoice: false, isImporting: true }],
  ["importing", { runStatus: null }],
  ["importing", { isImporting: true }],
  ["exceptions", { openExceptions: 1, openDisputes: 1 }],
  ["in_dispute", { openDisputes: 1 }],
  ["ready", {}],
  ["ready", { runStatus: "approval_requested" }],
  ["ready", { hasInvoice: false }],
  ["approved", { runStatus: "approved", openDisputes: 1 }],
  ["reopened", { wasIssued: true, openExceptions: 2 }],
])("before a statement is issued the period is %s", (status, changes) => {
  expect(settlementStatus({ ...draft, ...changes }, null)).toBe(status);
});

test.each<[SettlementStatus, Partial<StatementStanding>]>([
  ["issued", {}],
  ["part_paid", { paidMicros: 1n }],
  ["paid", { openMicros: 0n, isPastDue: true }],
  ["paid", { openMicros: -2n }],
  ["overdue", { paidMicros: 1n, isPastDue: true }],
  ["in_dispute", { isContested: true, isPastDue: true }],
])("an issued statement is %s", (status, changes) => {
  const issued = { ...draft, runStatus: "issued" as const };
  expect(settlementStatus(issued, { ...owed, ...changes })).toBe(status);
});

test("an operator without a part in an issued period has no state in it", () => {
  expect(settlementStatus({ ...draft, runStatus: "issued" }, null)).toBeNull();
});

test("of several agreements the state that needs somebody first is shown", () => {
  expect(mostUrgent(["paid", "exceptions", "approved"])).toBe("exceptions");
  expect(mostUrgent([])).toBeNull();
});
