import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, expect, test } from "vitest";
import { balances } from "../ledger/balances.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { exportStatement } from "../statement/export-statement.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { APPROVER, settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { answerOperatorDispute } from "./answer-operator-dispute.ts";
import { lineStandings } from "./line-standings.ts";
import { linkOperatorDispute } from "./link-operator-dispute.ts";
import { listOperatorDisputes } from "./list-operator-disputes.ts";
import { openOperatorDispute } from "./open-operator-dispute.ts";
import { replyOperatorDispute } from "./reply-operator-dispute.ts";
import { reviewOperatorDispute } from "./review-operator-dispute.ts";
import { showOperatorDispute } from "./show-operator-dispute.ts";
import { showOwnDispute } from "./show-own-dispute.ts";
import { withdrawOperatorDispute } from "./withdraw-operator-dispute.ts";

const eur = parseMicros;
const name = { operatorId: "alfa", number: "OD-alfa-1" };
const step = { ...name, actor: "finance@mvna.example" };
const answer = { ...step, reason: "You are right in part.", canCredit: true };
let world: World;
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** October: alfa is charged 66.00 in one line and contests 20.00 of it. */
async function contested(amount = "20.00"): Promise<string> {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
  const { id } = await world.db.statement.findFirstOrThrow({ where: { operatorId: "alfa" } });
  await openOperatorDispute(world.test.operatorDb("alfa"), {
    statementId: id,
    lines: [{ lineNumber: 1, contestedMicros: eur(amount) }],
    reason: "Half of it was a test network.",
    actor: "finance@alfa.example",
  });
  return id;
}

const credit = (amount: string) => [{ lineNumber: 1, creditedMicros: eur(amount) }];

async function statementLines(period: string, version?: number) {
  const number = `ST-${AGREEMENT}-${period}-alfa`;
  const { document } = await exportStatement(world.db, {
    number,
    ...(version === undefined ? {} : { version }),
  });
  return document.lines.map(({ code, originPeriod, amountMicros }) => [code, originPeriod, amountMicros]);
}

test("a credit is a line of the next statement, without margin, and the books follow", async () => {
  await contested();
  await reviewOperatorDispute(world.db, { ...step, note: "We compare with the network's counters." });
  await replyOperatorDispute(world.db, { ...step, note: "Which test network?" });
  expect(await answerOperatorDispute(world.db, { ...answer, answers: credit("12.50") })).toMatchObject({
    status: "partly_accepted",
    creditedMicros: eur("12.50"),
  });
  // Late usage of October is corrected in the same month: 3 GB at 1.00 and 10 % on it.
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 3n * GB }]);
  await addMonth(world, "2026-11");
  const november = await settlePeriod(world, "2026-11");
  expect(await statementLines("2026-11")).toEqual([
    ["L1", "2026-11", eur("66.00")],
    ["L1", "2026-10", eur("3.30")],
    ["L1", "2026-10", -eur("12.50")],
  ]);
  const alfa = november.result.settlement.operators.find(({ operatorId }) => operatorId === "alfa");
  // 60.00 + 6.00 of November, 3.00 + 0.30 of October, less 12.50.
  expect(alfa).toMatchObject({
    costMicros: eur("60.00"),
    marginMicros: eur("6.00"),
    creditsMicros: eur("12.50"),
  });
  expect(alfa?.netMicros).toBe(eur("56.80"));
  const books = new Map(
    (await balances(world.db)).map(({ account, party, amountMicros }) => [
      `${account} ${party}`,
      amountMicros,
    ]),
  );
  // October 66.00 and November 56.80; the margin is not touched by the credit.
  expect(books.get("operator-receivable alfa")).toBe(eur("122.80"));
  expect(books.get("margin-revenue alfa")).toBe(-eur("12.30"));
  expect(books.get("settlement-revenue alfa")).toBe(-eur("110.50"));
  const { credits } = await showOperatorDispute(world.db, name);
  expect(credits).toMatchObject([
    { amountMicros: -eur("12.50"), settledIn: { runId: november.runId, period: "2026-11" } },
  ]);
});

test("a run that is reopened gives the credit back, and the next version takes it in again", async () => {
  await contested();
  await answerOperatorDispute(world.db, { ...answer, answers: credit("20.00") });
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  await reopenPeriod(world.db, {
    agreementId: AGREEMENT,
    period: "2026-11",
    actor: APPROVER,
    reason: "Wrong rate.",
  });
  const again = await settlePeriod(world, "2026-11");
  expect((await statementLines("2026-11")).slice(1)).toEqual([["L1", "2026-10", -eur("20.00")]]);
  expect(await statementLines("2026-11", 1)).toEqual(await statementLines("2026-11", 2));
  const held = await world.db.adjustment.findMany();
  expect(held.map(({ reason, runId }) => [reason, runId])).toEqual([["operator_dispute", again.runId]]);
});

test("the operator reads the answer line by line; what is left can be contested again", async () => {
  const statementId = await contested("66.00");
  await answerOperatorDispute(world.db, { ...answer, answers: credit("60.00") });
  const alfa = world.test.operatorDb("alfa");
  const thread = await showOwnDispute(alfa, name.number);
  expect(thread).toMatchObject({ status: "partly_accepted", creditedMicros: eur("60.00") });
  expect(thread.lines).toMatchObject([{ contestedMicros: eur("66.00"), creditedMicros: eur("60.00") }]);
  expect(await lineStandings(alfa.shared, statementId)).toMatchObject([
    { contestedIn: null, creditedMicros: eur("60.00") },
  ]);
  const again = (amount: string) =>
    openOperatorDispute(alfa, {
      statementId,
      lines: [{ lineNumber: 1, contestedMicros: eur(amount) }],
      reason: "The rest too.",
      actor: "finance@alfa.example",
    });
  await expect(again("6.01")).rejects.toMatchObject({ code: "AMOUNT_INVALID" });
  expect((await again("6.00")).number).toBe("OD-alfa-2");
});

test("a credit needs an approver, a reason, and is never more than was contested", async () => {
  await contested();
  const refused = (changes: Partial<typeof answer>, amount: string) =>
    answerOperatorDispute(world.db, { ...answer, ...changes, answers: credit(amount) });
  await expect(refused({ canCredit: false }, "0.01")).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  await expect(refused({ reason: " " }, "1")).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  await expect(refused({}, "20.01")).rejects.toMatchObject({ code: "AMOUNT_INVALID" });
  expect((await refused({ canCredit: false }, "0")).status).toBe("rejected");
  await expect(refused({}, "1")).rejects.toMatchObject({ code: "DISPUTE_TRANSITION" });
  expect(await world.db.adjustment.count()).toBe(0);
});

test("of an answer and a withdrawal at once, one happens", async () => {
  await contested();
  const attempts = await Promise.allSettled([
    answerOperatorDispute(world.db, { ...answer, answers: credit("20.00") }),
    withdrawOperatorDispute(world.test.operatorDb("alfa"), { number: name.number, note: "", actor: "alfa" }),
  ]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { status } = await showOperatorDispute(world.db, name);
  expect(await world.db.adjustment.count()).toBe(status === "accepted" ? 1 : 0);
});

test("a link to a claim against the MNO is not among what the operator can read", async () => {
  await contested();
  const invoice = await world.db.mnoInvoice.findFirstOrThrow({ select: { id: true } });
  await world.db.dispute.create({
    data: {
      number: "D-1",
      agreementId: AGREEMENT,
      invoiceId: invoice.id,
      period: "2026-10",
      currency: "EUR",
      grossDisputedMicros: 0n,
      netRecoverableMicros: 0n,
      noticeDeadlineOn: new Date("2026-12-05"),
      paymentDueOn: new Date("2026-12-05"),
      evidence: {},
      evidenceHash: "",
    },
  });
  await linkOperatorDispute(world.db, { ...step, disputeNumber: "D-1" });
  await expect(linkOperatorDispute(world.db, { ...step, disputeNumber: "D-1" })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  await expect(linkOperatorDispute(world.db, { ...step, disputeNumber: "D-2" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await showOperatorDispute(world.db, name)).links.map(({ number }) => number)).toEqual(["D-1"]);
  const alfa = world.test.operatorDb("alfa").shared;
  const rows = await alfa.auditEvent.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ action }) => action)).toEqual(["operator-dispute:open"]);
});

test("the queue is paged and summed in the database", async () => {
  await contested();
  const list = (changes: object = {}) =>
    listOperatorDisputes(world.db, {
      at: new Date(),
      sort: "age",
      isDescending: true,
      page: 1,
      pageSize: 10,
      ...changes,
    });
  expect(await list()).toMatchObject({
    rows: [{ number: "OD-alfa-1", operatorId: "alfa", lineCount: 1, isLinked: false, ageDays: 0 }],
    total: 1,
    sums: [{ currency: "EUR", contestedMicros: eur("20.00"), creditedMicros: 0n }],
    unanswered: { count: 1 },
  });
  expect((await list({ statuses: ["accepted"] })).total).toBe(0);
  expect((await list({ operatorId: "beta" })).total).toBe(0);
  expect((await list({ search: "2026-10-ALFA" })).total).toBe(1);
  expect((await list({ page: 2 })).rows).toEqual([]);
});
