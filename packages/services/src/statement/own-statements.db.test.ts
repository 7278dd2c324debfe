import { testDatabase } from "@tributary/db/testing/test-database";
import { agingOf } from "@tributary/domain/ledger/aging";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showAccount } from "../home/show-account.ts";
import { ownOpenItems } from "../ledger/own-open-items.ts";
import { recordOperatorPayment } from "../ledger/record-operator-payment.ts";
import { answerOperatorDispute } from "../operator-dispute/answer-operator-dispute.ts";
import { openOperatorDispute } from "../operator-dispute/open-operator-dispute.ts";
import { withdrawOperatorDispute } from "../operator-dispute/withdraw-operator-dispute.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { APPROVER, settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { acceptStatement } from "./accept-statement.ts";
import { exportOwnStatements } from "./export-own-list.ts";
import { findCreditLines } from "./find-credit-lines.ts";
import { listOwnStatements } from "./list-own-statements.ts";
import { showOwnStatement } from "./show-own-statement.ts";

const actor = "finance@alfa.example";
const at = new Date("2027-02-01T12:00:00Z");
const SEPTEMBER = `ST-${AGREEMENT}-2026-09-alfa`;
const OCTOBER = `ST-${AGREEMENT}-2026-10-alfa`;
let world: World;

beforeAll(async () => {
  world = await makePlain(await testDatabase());
  for (const period of ["2026-09", "2026-10"]) {
    await addMonth(world, period);
    await settlePeriod(world, period);
  }
});
afterAll(() => world.test.close());

const alfa = () => world.test.operatorDb("alfa");
const list = (fields: object = {}) =>
  listOwnStatements(alfa(), { at, order: "-period", page: 1, pageSize: 10, ...fields });
const show = (number: string, version?: number) =>
  showOwnStatement(alfa(), { number, at, ...(version === undefined ? {} : { version }) });

async function accept(number: string, fields: { version?: number; hash?: string } = {}) {
  const { document, hash } = await show(number);
  return acceptStatement(alfa(), { number, version: document.version, hash, actor, ...fields });
}

async function contestLine(number: string, amount: string) {
  const { id } = await alfa().shared.statement.findFirstOrThrow({
    where: { number },
    orderBy: { version: "desc" },
  });
  return openOperatorDispute(alfa(), {
    statementId: id,
    lines: [{ lineNumber: 1, contestedMicros: parseMicros(amount) }],
    reason: "More than we measured.",
    actor,
  });
}

const audited = (action: string) => world.db.auditEvent.count({ where: { action, operatorId: "alfa" } });

test("lists what was issued to this operator, shows it with its lines", async () => {
  const { rows, total } = await list();
  expect([rows.map(({ number }) => number), total]).toEqual([[OCTOBER, SEPTEMBER], 2]);
  const shown = await show(OCTOBER);
  expect(shown.groups.map(({ group, lines }) => [group, lines.length])).toEqual([["usage", 1]]);
  // 60 of 100 GB at 1.00, and 10 % on it.
  expect(shown.groups[0]?.lines[0]).toMatchObject({
    amountMicros: parseMicros("66.00"),
    contestableMicros: parseMicros("66.00"),
  });
  expect(shown).toMatchObject({ isLatest: true, canBeAccepted: true, acceptance: null, disputes: [] });
});

test("a sibling's number and version are refused in the words of what is not there", async () => {
  const words = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => "it worked",
      ({ code, message, details }) => ({ code, message, details }),
    );
  const absent = await words(show("ST-nothing"));
  expect(absent).toMatchObject({ code: "NOT_FOUND" });
  const sibling = `ST-${AGREEMENT}-2026-10-beta`;
  const { hash } = await world.db.statement.findFirstOrThrow({ where: { number: sibling } });
  expect(await words(show(sibling))).toEqual(absent);
  expect(await words(show(OCTOBER, 7))).toEqual(absent);
  expect(await words(acceptStatement(alfa(), { number: sibling, version: 1, hash, actor }))).toEqual(absent);
  expect(await list({ search: "beta" })).toEqual({ rows: [], total: 0 });
  expect(await findCreditLines(alfa(), "OD-beta-1")).toEqual([]);
});

test("what is listed as open and overdue is what the items say, after a part was paid", async () => {
  await recordOperatorPayment(world.db, {
    statementNumber: SEPTEMBER,
    amountMicros: parseMicros("20.00"),
    paidOn: "2026-12-01",
    reference: "bank 1",
    actor: APPROVER,
  });
  const items = await ownOpenItems(alfa().shared);
  const { rows } = await list();
  for (const { number, openMicros, overdueMicros } of rows) {
    const own = items.filter(({ reference }) => reference === number);
    expect(own.reduce((sum, item) => sum + item.openMicros, 0n)).toBe(openMicros);
    const [aging] = agingOf(own, "2027-02-01");
    const late = aging?.buckets.filter(({ bucket }) => bucket !== "current") ?? [];
    expect(late.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)).toBe(overdueMicros);
  }
  const account = await showAccount(alfa(), at, "Europe/Berlin");
  expect(account.overdue).toMatchObject({ total: 2 });
  expect(account.charges.map(({ period, netMicros }) => [period, netMicros])).toEqual([
    ["2026-09", parseMicros("66.00")],
    ["2026-10", parseMicros("66.00")],
  ]);
  const open = rows.reduce((sum, { openMicros }) => sum + openMicros, 0n);
  expect(account.aging).toMatchObject([{ currency: "EUR", totalMicros: open }]);
  const file = await exportOwnStatements(alfa(), { at, order: "period", form: "raw" });
  expect(
    new TextDecoder()
      .decode(file.bytes)
      .split("\r\n")
      .filter((row) => row.includes(",ST-")),
  ).toHaveLength(2);
});

test("is accepted once, by the hash that was reviewed, and audited", async () => {
  await expect(accept(SEPTEMBER, { hash: "0".repeat(64) })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
  await accept(SEPTEMBER);
  await expect(accept(SEPTEMBER)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await show(SEPTEMBER)).toMatchObject({ canBeAccepted: false, acceptance: { acceptedBy: actor } });
  expect((await list({ states: ["accepted"] })).rows.map(({ number }) => number)).toEqual([SEPTEMBER]);
  expect(await audited("statement:accept")).toBe(1);
});

test("of two people who accept at once, one does", async () => {
  const attempts = await Promise.allSettled([accept(OCTOBER), accept(OCTOBER)]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await audited("statement:accept")).toBe(2);
});

test("is not accepted while a line is contested, nor in a version that was replaced", async () => {
  await reopenPeriod(world.db, {
    agreementId: AGREEMENT,
    period: "2026-10",
    actor: APPROVER,
    reason: "Wrong rate.",
  });
  const before = await show(OCTOBER);
  await settlePeriod(world, "2026-10");
  await expect(accept(OCTOBER, { version: 1, hash: before.hash })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
  expect(await show(OCTOBER, 1)).toMatchObject({ isLatest: false, canBeAccepted: false });
  expect((await show(OCTOBER, 1)).groups[0]?.lines[0]?.contestableMicros).toBe(0n);
  const { number } = await contestLine(OCTOBER, "6.00");
  await expect(accept(OCTOBER)).rejects.toMatchObject({ code: "LOCKED" });
  expect(await show(OCTOBER)).toMatchObject({
    canBeAccepted: false,
    standing: { review: "contested" },
    disputes: [{ number }],
  });
  await withdrawOperatorDispute(alfa(), { number, note: "", actor });
  await accept(OCTOBER);
});

test("a credit that was given is found on the next statement's line", async () => {
  const { number } = await contestLine(OCTOBER, "6.00");
  await answerOperatorDispute(world.db, {
    operatorId: "alfa",
    number,
    answers: [{ lineNumber: 1, creditedMicros: parseMicros("6.00") }],
    reason: "You are right.",
    actor: APPROVER,
    canCredit: true,
  });
  expect(await findCreditLines(alfa(), number)).toEqual([]);
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  expect(await findCreditLines(alfa(), number)).toMatchObject([
    {
      statementNumber: `ST-${AGREEMENT}-2026-11-alfa`,
      period: "2026-11",
      amountMicros: parseMicros("-6.00"),
    },
  ]);
  const { groups } = await show(`ST-${AGREEMENT}-2026-11-alfa`);
  expect(groups.map(({ group }) => group)).toEqual(["usage", "earlier"]);
});
