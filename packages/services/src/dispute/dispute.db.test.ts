import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, expect, test } from "vitest";
import { balances } from "../ledger/balances.ts";
import { payables } from "../ledger/payables.ts";
import { recordMnoPayment } from "../ledger/record-mno-payment.ts";
import { closePeriod } from "../period/close-period.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { hashOf } from "../settlement/run-content.ts";
import type { InvoiceLineRow } from "../testing/invoice-rows.ts";
import { addMonth, decideAll, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { advanceDispute } from "./advance-dispute.ts";
import { creditDispute } from "./credit-dispute.ts";
import { openDisputes } from "./open-disputes.ts";
import { raiseDispute } from "./raise-dispute.ts";
import { recordOutcome } from "./record-outcome.ts";
import { withdrawDispute } from "./withdraw-dispute.ts";

const october = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };
const inTime = new Date("2026-11-10T09:00:00Z");
const number = `D-${AGREEMENT}-2026-10-1`;
const step = { number, actor: "analyst", note: "By e-mail.", at: inTime };

let world: World;
let invoiceId: string;
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** 60 GB of alfa and 40 GB of beta at 1.00, billed at 1.30: 130.00 for 100.00, decided to be disputed. */
async function disputed(
  terms: AgreementTermsInput = PLAIN_TERMS,
  others: readonly InvoiceLineRow[] = [],
): Promise<void> {
  world = await makePlain(await testDatabase(), terms);
  await world.addUsage("2026-10", [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: 40n * GB },
  ]);
  const line = { line: "L1", amount: "130.00", quantity: "100", rate: "1.30" };
  invoiceId = await world.addInvoice("2026-10", [line, ...others]);
  await decideAll(world, "2026-10", "dispute");
}

async function payableNow(): Promise<string> {
  const { invoices, unappliedCreditMicros } = await payables(world.db, AGREEMENT);
  const rows = invoices.map(({ period, payableMicros }) => `${period} ${Number(payableMicros) / 1e6}`);
  return [...rows, `credit ${Number(unappliedCreditMicros) / 1e6}`].join(", ");
}

async function toReview(): Promise<void> {
  await advanceDispute(world.db, { ...step, to: "acknowledged" });
  await advanceDispute(world.db, { ...step, to: "under_review" });
}

async function balanceOf(account: string): Promise<bigint> {
  return (await balances(world.db)).find((row) => row.account === account)?.amountMicros ?? 0n;
}

test("from draft to credit note; what was rejected reaches its owners next month", async () => {
  await disputed();
  const opened = await openDisputes(world.db, october);
  expect(opened).toMatchObject({
    number,
    keys: ["L1"],
    grossDisputedMicros: parseMicros("30.00"),
    netRecoverableMicros: parseMicros("30.00"),
    noticeDeadlineOn: "2026-12-05",
    paymentDueOn: "2026-12-05",
  });
  // A draft holds nothing back.
  expect(await payableNow()).toBe("2026-10 130, credit 0");
  await settlePeriod(world, "2026-10");
  await expect(closePeriod(world.test, october)).rejects.toMatchObject({ code: "EXCEPTIONS_OPEN" });
  await raiseDispute(world.db, step);
  expect(await payableNow()).toBe("2026-10 100, credit 0");
  await closePeriod(world.test, october);
  await toReview();
  const outcome = await recordOutcome(world.db, {
    ...step,
    answers: [{ key: "L1", creditedMicros: parseMicros("20.00") }],
  });
  expect([outcome.status, outcome.payableNowMicros]).toEqual(["partly_accepted", parseMicros("10.00")]);
  expect(await payableNow()).toBe("2026-10 110, credit 0");
  await creditDispute(world.db, { ...step, amountMicros: parseMicros("20.00") });
  await advanceDispute(world.db, { ...step, to: "closed" });
  expect([await balanceOf("mno-claim-receivable"), await balanceOf("mno-disputed")]).toEqual([0n, 0n]);
  expect(await balanceOf("mno-payable")).toBe(-parseMicros("110.00"));

  await addMonth(world, "2026-11");
  const november = await settlePeriod(world, "2026-11");
  // 10.00 rejected by 60 : 40; each month's own charge is 66.00 and 44.00.
  expect(november.statements.map(({ netMicros }) => netMicros)).toEqual([
    parseMicros("72.00"),
    parseMicros("48.00"),
  ]);
  const waiting = await world.db.adjustment.findMany({ orderBy: { operatorId: "asc" } });
  expect(waiting.map(({ reason, originPeriod, runId }) => [reason, originPeriod, runId])).toEqual([
    ["dispute_rejected", "2026-10", november.runId],
    ["dispute_rejected", "2026-10", november.runId],
  ]);
});

test("the evidence is frozen: lines, comparison, usage and files under one hash", async () => {
  await disputed();
  await openDisputes(world.db, october);
  const row = await world.db.dispute.findUniqueOrThrow({ where: { number } });
  const evidence = row.evidence as Record<string, unknown[]>;
  expect(Object.keys(evidence).sort()).toEqual([
    "claims",
    "comparisons",
    "days",
    "files",
    "invoice",
    "usage",
  ]);
  expect([evidence.files?.length, evidence.usage?.length]).toEqual([1, 2]);
  expect(hashOf(evidence)).toBe(row.evidenceHash);
});

test("edge 50: after the window a notice needs a reason, and nothing is withheld", async () => {
  await disputed();
  await openDisputes(world.db, october);
  // Received on 5 November, 30 days to dispute: the 5th of December is the last day.
  const late = { ...step, at: new Date("2026-12-06T09:00:00Z") };
  await expect(raiseDispute(world.db, late)).rejects.toMatchObject({ code: "DISPUTE_WINDOW_EXPIRED" });
  await expect(raiseDispute(world.db, { ...late, overrideReason: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  const raised = await raiseDispute(world.db, { ...late, overrideReason: "Agreed with their billing." });
  expect(raised.withheldMicros).toBe(0n);
  expect(await payableNow()).toBe("2026-10 130, credit 0");
});

test("once the invoice is paid, the claim comes back as a credit on the next one", async () => {
  await disputed();
  await openDisputes(world.db, october);
  const payment = { invoiceId, amountMicros: parseMicros("130.00"), reference: "SEPA-1", actor: "finance" };
  expect(await recordMnoPayment(world.db, payment)).toBe(true);
  expect(await recordMnoPayment(world.db, payment)).toBe(false);
  // The payment is booked now, so the notice has to be later to come after it.
  const raised = await raiseDispute(world.db, {
    ...step,
    overrideReason: "Paid by mistake.",
    at: new Date("2100-01-01"),
  });
  expect(raised.withheldMicros).toBe(0n);
  await settlePeriod(world, "2026-10");
  await toReview();
  // Edge 51: credited for the wrong month, the claims stay open.
  const answers = [{ key: "L1", creditedMicros: parseMicros("35.00") }];
  const wrong = await recordOutcome(world.db, { ...step, answers, creditPeriod: "2026-09" });
  expect([wrong.isWrongPeriod, wrong.status]).toEqual([true, null]);
  // Edge 51: a credit larger than what was claimed.
  const outcome = await recordOutcome(world.db, { ...step, answers });
  expect([outcome.status, outcome.excessMicros]).toEqual(["accepted", parseMicros("5.00")]);
  const { excessMicros } = await creditDispute(world.db, { ...step, amountMicros: parseMicros("35.00") });
  expect(excessMicros).toBe(parseMicros("5.00"));
  await world.addInvoice("2026-11", [{ line: "L1", amount: "50.00" }], { dueOn: "2027-01-05" });
  expect(await payableNow()).toBe("2026-10 0, 2026-11 15, credit 0");
});

test("edge 53: with a binding commitment, disputing one in-scope line brings nothing", async () => {
  const commitment = {
    code: "L7",
    kind: "commitment" as const,
    description: "Commitment",
    amount: "200",
    scope: ["L1"],
    allocation: { by: "cost" as const },
  };
  const terms = { ...PLAIN_TERMS, lines: [...PLAIN_TERMS.lines, commitment] };
  await disputed(terms, [{ line: "L7", amount: "70.00" }]);
  const opened = await openDisputes(world.db, october);
  // Billed are 130.00 and a shortfall of 70.00; each euro off L1 is a euro of shortfall more.
  expect(opened).toMatchObject({
    keys: ["L1"],
    grossDisputedMicros: parseMicros("30.00"),
    netRecoverableMicros: 0n,
  });
});

test("withdrawn before the issue: open again; after it: its owners' cost", async () => {
  await disputed();
  await openDisputes(world.db, october);
  await raiseDispute(world.db, step);
  await withdrawDispute(world.db, step);
  expect(await payableNow()).toBe("2026-10 130, credit 0");
  expect(await balanceOf("mno-disputed")).toBe(0n);
  await decideAll(world, "2026-10", "dispute");
  const again = await openDisputes(world.db, october);
  const second = { ...step, number: again.number };
  await settlePeriod(world, "2026-10");
  await raiseDispute(world.db, second);
  await withdrawDispute(world.db, second);
  expect(await payableNow()).toBe("2026-10 130, credit 0");
  expect([await balanceOf("mno-claim-receivable"), await balanceOf("mno-payable")]).toEqual([
    0n,
    -parseMicros("130.00"),
  ]);
  const adjustments = await world.db.adjustment.findMany({ orderBy: { operatorId: "asc" } });
  expect(adjustments.map(({ amountMicros }) => amountMicros)).toEqual([
    parseMicros("18.00"),
    parseMicros("12.00"),
  ]);
});

test("a decision needs a reason, and covers no more than its preview showed", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await world.addInvoice("2026-10", [{ line: "L1", amount: "130.00", quantity: "100", rate: "1.30" }], {
    revision: 2,
  });
  await expect(
    decideExceptions(world.db, { ...october, decision: "waive", reason: "  " }),
  ).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  await expect(openDisputes(world.db, october)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await decideAll(world, "2026-10", "waive");
  await expect(
    decideExceptions(world.db, {
      ...october,
      decision: "dispute",
      reason: "Second thoughts.",
      filter: { status: "waived" },
      expectedTotalMicros: parseMicros("29.00"),
    }),
  ).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
});
