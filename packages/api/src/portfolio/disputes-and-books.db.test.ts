import { randomUUID } from "node:crypto";
import { parseMicros } from "@tributary/domain/money/micros";
import { AGREEMENT } from "@tributary/services/testing/world";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { makeSettledOctober, octoberStatement } from "../testing/settled-october.ts";

const eur = parseMicros;
const key = () => ({ idempotencyKey: randomUUID() });
const october = { agreementId: AGREEMENT, period: "2026-10" };
const number = `D-${AGREEMENT}-2026-10-1`;
const denied = { code: "FORBIDDEN" };

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
});
afterAll(() => api.close());

const analyst = () => api.consoleAs("settlement-analyst");
const approver = () => api.consoleAs("finance-approver");
const auditor = () => api.consoleAs("auditor");

test("an analyst drafts and records, an approver sends, credits: neither does the other's part", async () => {
  const { disputable } = await analyst().dispute.list({});
  expect(disputable).toMatchObject([{ ...october, exceptions: 3, grossMicros: eur("1568.00") }]);
  await expect(approver().dispute.open({ ...october, ...key() })).rejects.toMatchObject(denied);
  expect(await analyst().dispute.open({ ...october, ...key() })).toEqual({ number });
  const step = { number, note: "By e-mail." };
  await expect(analyst().dispute.raise({ ...step, ...key() })).rejects.toMatchObject(denied);
  const overrideReason = "Agreed with their billing.";
  await approver().dispute.raise({ ...step, overrideReason, ...key() });
  for (const to of ["acknowledged", "under_review"] as const) {
    await analyst().dispute.advance({ ...step, to, ...key() });
  }
  const shown = await analyst().dispute.show({ number });
  // The worked example: 1,568.00 disputed are worth 798.00, because L1 comes back as shortfall.
  expect(shown).toMatchObject({
    status: "under_review",
    grossDisputedMicros: eur("1568.00"),
    netRecoverableMicros: eur("798.00"),
    evidence: { isIntact: true, files: 1 },
  });
  expect(shown.claims.map(({ key: line, cause, claimedMicros }) => [line, cause, claimedMicros])).toEqual([
    ["L1", "VOLUME", 0n],
    ["L2", "RATE", eur("738.00")],
    ["L5", "COUNT", eur("60.00")],
  ]);
  const answers = [
    { key: "L2", creditedMicros: eur("738.00") },
    { key: "L5", creditedMicros: eur("45.00") },
  ];
  const preview = await analyst().dispute.previewOutcome({ number, answers });
  expect(preview).toMatchObject({ creditedMicros: eur("783.00"), rejectedMicros: eur("15.00") });
  const { adjustments, ...sums } = await analyst().dispute.recordOutcome({ ...step, answers, ...key() });
  expect([sums.status, adjustments]).toEqual(["partly_accepted", preview.adjustments]);
  const credit = { ...step, amountMicros: eur("783.00") };
  await expect(analyst().dispute.credit({ ...credit, ...key() })).rejects.toMatchObject(denied);
  expect(await approver().dispute.credit({ ...credit, ...key() })).toEqual({ excessMicros: 0n });
  await analyst().dispute.advance({ ...step, to: "closed", ...key() });
  const { rows, sums: total } = await auditor().dispute.list({ statuses: ["closed"] });
  expect(rows.map((row) => row.number)).toEqual([number]);
  expect(total).toMatchObject([{ creditedMicros: eur("783.00"), rejectedMicros: eur("15.00") }]);
  const { fileName } = await auditor().dispute.evidence({ number });
  expect(fileName).toMatch(/\.zip$/);
});

test("an operator contests, an analyst may reject, only an approver gives money back", async () => {
  const operator = api.portalAs("alfa", "operator-finance");
  const contest = {
    number: octoberStatement("alfa"),
    version: 1,
    lines: [{ lineNumber: 1, contestedMicros: eur("100.00") }],
    reason: "A test network.",
  };
  const { number: own } = await operator.statement.contest({ ...contest, ...key() });
  const name = { operatorId: "alfa", number: own };
  await analyst().operatorDispute.review({ ...name, note: "", ...key() });
  await analyst().operatorDispute.link({ ...name, disputeNumber: number, ...key() });
  const answer = { ...name, answers: [{ lineNumber: 1, creditedMicros: eur("40.00") }], reason: "In part." };
  await expect(analyst().operatorDispute.answer({ ...answer, ...key() })).rejects.toMatchObject(denied);
  expect(await approver().operatorDispute.answer({ ...answer, ...key() })).toMatchObject({
    status: "partly_accepted",
  });
  const seen = await operator.dispute.show({ number: own });
  expect(seen.creditedMicros).toBe(eur("40.00"));
  expect(JSON.stringify(seen, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
    number,
  );
  const { rows } = await auditor().operatorDispute.list({ statuses: ["partly_accepted"] });
  expect(rows).toMatchObject([{ number: own, isLinked: true }]);
});

test("statements, payments and the books agree", async () => {
  const { rows, sums } = await auditor().statement.list({ state: "unpaid", sort: "open" });
  expect(rows).toHaveLength(3);
  const [first] = rows;
  if (first === undefined) throw new Error("no statement");
  const payment = { number: first.number, paidOn: "2026-12-01", reference: "SEPA-1", ...key() };
  await expect(auditor().statement.recordPayment({ ...payment, amountMicros: 1n })).rejects.toMatchObject(
    denied,
  );
  const paid = await analyst().statement.recordPayment({ ...payment, amountMicros: first.openMicros });
  expect(paid).toEqual({ isNew: true, openMicros: 0n });
  const shown = await auditor().statement.show({ number: first.number });
  expect([shown.standing.payment, shown.isIntact, shown.payments.length]).toEqual(["paid", true, 1]);
  const { sums: owed } = await auditor().ledger.receivables({});
  const openMicros = (sums[0]?.owedMicros ?? 0n) - first.openMicros;
  expect(owed).toMatchObject([{ currency: "EUR", totalMicros: openMicros }]);
  const { accounts } = await auditor().ledger.balances({});
  expect(accounts.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)).toBe(0n);
  expect(accounts.find(({ account }) => account === "operator-receivable")?.amountMicros).toBe(openMicros);
  const postings = await auditor().ledger.postings({ kind: "operator-paid" });
  expect([postings.total, postings.rows.length]).toEqual([2, 2]);
  const entry = await auditor().ledger.transaction({ id: postings.rows[0]?.transactionId ?? "" });
  expect(entry.sums).toEqual([{ currency: "EUR", amountMicros: 0n }]);
  expect((await auditor().ledger.payables())[0]?.invoices).toHaveLength(1);
});

test("the log is sealed as it is read, checked on request, and paged by id", async () => {
  await auditor().audit.chains();
  const { rows, next } = await auditor().audit.list({ limit: 5 });
  expect([rows.length, rows.every(({ seal }) => seal !== null)]).toEqual([5, true]);
  const second = await auditor().audit.list({ limit: 5, before: next ?? 0n });
  expect(second.rows[0]?.id).toBeLessThan(rows[4]?.id ?? 0n);
  expect((await auditor().audit.verify(key())).faultCount).toBe(0);
  expect((await auditor().audit.chains()).verification).toMatchObject({ faultCount: 0 });
  const mine = await auditor().audit.list({ action: "dispute", operator: "portfolio" });
  expect(mine.rows.length).toBeGreaterThan(4);
  await expect(api.consoleAs("support-agent").audit.list({})).rejects.toMatchObject(denied);
});
