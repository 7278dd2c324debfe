import { expect, test } from "vitest";
import { nextStep, type PeriodFacts, periodStatus } from "./period-status.ts";

const NOTHING: PeriodFacts = {
  isClosed: false,
  isPreparing: false,
  invoiceStatus: null,
  runStatus: null,
  isOutdated: false,
  blockers: 0,
  openExceptions: 0,
  disputedExceptions: 0,
  unraisedExceptions: 0,
  statements: 0,
  unpaidStatements: 0,
  paidStatements: 0,
  overdueStatements: 0,
};
const RECEIVED: Partial<PeriodFacts> = { invoiceStatus: "received" };
const DRAFT: Partial<PeriodFacts> = { ...RECEIVED, runStatus: "draft" };
const ISSUED: Partial<PeriodFacts> = { ...RECEIVED, runStatus: "issued", statements: 3, unpaidStatements: 3 };

/** The month in the order in which it is worked through. */
const CASES: readonly (readonly [string, Partial<PeriodFacts>, string, string])[] = [
  ["usage alone", {}, "awaiting_invoice", "import-invoice"],
  ["settled on the accrual", { runStatus: "draft" }, "ready", "request-approval"],
  ["an invoice with flags", { invoiceStatus: "flagged" }, "importing", "accept-invoice"],
  ["an invoice that matches", RECEIVED, "ready", "prepare"],
  ["a run on its way", { ...RECEIVED, isPreparing: true }, "importing", "wait"],
  ["exceptions", { ...DRAFT, openExceptions: 2, blockers: 2 }, "exceptions", "resolve"],
  [
    "all disputed since",
    { ...DRAFT, disputedExceptions: 2, blockers: 2, isOutdated: true },
    "in_dispute",
    "prepare",
  ],
  ["prepared anew", { ...DRAFT, disputedExceptions: 2 }, "in_dispute", "request-approval"],
  ["no rate of exchange", { ...DRAFT, blockers: 1 }, "exceptions", "unblock"],
  ["waits for approval", { ...DRAFT, runStatus: "approval_requested" }, "approval_requested", "approve"],
  ["approved", { ...DRAFT, runStatus: "approved" }, "approved", "issue"],
  [
    "issued, nothing raised",
    { ...ISSUED, disputedExceptions: 1, unraisedExceptions: 1 },
    "issued",
    "raise-dispute",
  ],
  ["issued, dispute raised", { ...ISSUED, disputedExceptions: 1 }, "issued", "close"],
  ["some paid", { ...ISSUED, unpaidStatements: 2, paidStatements: 1 }, "part_paid", "close"],
  ["all paid", { ...ISSUED, unpaidStatements: 0, paidStatements: 3 }, "paid", "close"],
  ["one is due", { ...ISSUED, isClosed: true, overdueStatements: 1 }, "overdue", "wait"],
  ["closed", { ...ISSUED, isClosed: true }, "closed", "wait"],
  ["reopened", { ...RECEIVED, runStatus: "superseded" }, "reopened", "prepare"],
];

test.each(CASES)("%s", (_what, facts, status, step) => {
  const all = { ...NOTHING, ...facts };
  expect([periodStatus(all), nextStep(all)]).toEqual([status, step]);
});
