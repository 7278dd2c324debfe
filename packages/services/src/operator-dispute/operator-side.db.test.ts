import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reopenPeriod } from "../period/reopen-period.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { APPROVER, settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { lineStandings } from "./line-standings.ts";
import { listOwnDisputes } from "./list-own-disputes.ts";
import { openOperatorDispute } from "./open-operator-dispute.ts";
import { replyAsOperator } from "./reply-as-operator.ts";
import { showOwnDispute } from "./show-own-dispute.ts";
import { withdrawOperatorDispute } from "./withdraw-operator-dispute.ts";

const actor = "finance@alfa.example";
const page = { page: 1, pageSize: 20 };
let world: World;

beforeAll(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
});
afterAll(() => world.test.close());

const alfa = () => world.test.operatorDb("alfa");
const beta = () => world.test.operatorDb("beta");

/** Alfa's October: one line of 66.00. */
async function statementOf(operatorId: string): Promise<string> {
  const statement = await world.db.statement.findFirstOrThrow({
    where: { operatorId },
    orderBy: { version: "desc" },
  });
  return statement.id;
}

async function open(amount: string, statementId?: string) {
  return openOperatorDispute(alfa(), {
    statementId: statementId ?? (await statementOf("alfa")),
    lines: [{ lineNumber: 1, contestedMicros: parseMicros(amount) }],
    reason: " Twice as much as we measured. ",
    actor,
  });
}

test("an operator contests a line, writes, takes it back, and may then contest it again", async () => {
  const { number } = await open("10.00");
  expect(number).toBe("OD-alfa-1");
  await expect(open("1.00")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await replyAsOperator(alfa(), { number, note: "Here are our counters.", actor });
  const shown = await showOwnDispute(alfa(), number);
  expect(shown).toMatchObject({
    status: "open",
    currency: "EUR",
    contestedMicros: parseMicros("10.00"),
    statement: { period: "2026-10", version: 1 },
  });
  expect(shown.lines).toMatchObject([
    { lineNumber: 1, code: "L1", amountMicros: parseMicros("66.00"), creditedMicros: null },
  ]);
  expect(shown.events.map(({ side, note }) => [side, note])).toEqual([
    ["operator", "Twice as much as we measured."],
    ["operator", "Here are our counters."],
  ]);
  await withdrawOperatorDispute(alfa(), { number, note: "Our mistake.", actor });
  await expect(withdrawOperatorDispute(alfa(), { number, note: "", actor })).rejects.toMatchObject({
    code: "DISPUTE_TRANSITION",
  });
  await expect(replyAsOperator(alfa(), { number, note: "And?", actor })).rejects.toMatchObject({
    code: "DISPUTE_TRANSITION",
  });
  expect((await open("66.00")).number).toBe("OD-alfa-2");
  expect(await lineStandings(alfa().shared, await statementOf("alfa"))).toEqual([
    { lineNumber: 1, amountMicros: parseMicros("66.00"), contestedIn: "OD-alfa-2", creditedMicros: 0n },
  ]);
  const { rows, total, unanswered } = await listOwnDisputes(alfa(), page);
  expect([rows.map((row) => [row.number, row.status]), total, unanswered]).toEqual([
    [
      ["OD-alfa-2", "open"],
      ["OD-alfa-1", "withdrawn"],
    ],
    2,
    1,
  ]);
  await withdrawOperatorDispute(alfa(), { number: "OD-alfa-2", note: "", actor });
});

test("too much, nothing, no reason, and no such line are refused", async () => {
  await expect(open("66.01")).rejects.toMatchObject({ code: "AMOUNT_INVALID" });
  await expect(open("0")).rejects.toMatchObject({ code: "AMOUNT_INVALID" });
  const statementId = await statementOf("alfa");
  const lines = [{ lineNumber: 1, contestedMicros: 1n }];
  await expect(
    openOperatorDispute(alfa(), { statementId, lines, reason: "  ", actor }),
  ).rejects.toMatchObject({ code: "REASON_REQUIRED" });
});

test("a sibling's statement and dispute are not found, in the words of what does not exist", async () => {
  const { number } = await open("5.00");
  const words = async (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "it worked",
      (error: Error) => error.message,
    );
  const ofSibling = await statementOf("beta");
  expect(await words(open("1.00", ofSibling))).toBe(
    await words(open("1.00", "00000000-0000-7000-8000-000000000000")),
  );
  expect(await words(showOwnDispute(beta(), number))).toBe(
    await words(showOwnDispute(beta(), "OD-nobody-1")),
  );
  expect((await listOwnDisputes(beta(), page)).total).toBe(0);
  expect(await words(withdrawOperatorDispute(beta(), { number, note: "", actor }))).toMatch(
    /no such dispute/,
  );
  await withdrawOperatorDispute(alfa(), { number, note: "", actor });
});

test("of two people who contest one line at once, one does", async () => {
  const attempts = await Promise.allSettled([open("1.00"), open("2.00")]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(attempts.find((attempt) => attempt.status === "rejected")?.reason).toMatchObject({
    code: "ALREADY_DONE",
  });
  const { rows } = await listOwnDisputes(alfa(), { ...page, statuses: ["open"] });
  for (const { number } of rows) await withdrawOperatorDispute(alfa(), { number, note: "", actor });
});

test("an operator's login neither answers nor credits, whatever is asked of its door", async () => {
  const { number } = await open("1.00");
  const refused = /the MVNA answers them/;
  const { operatorDispute } = alfa().shared;
  await expect(
    operatorDispute.updateMany({ where: { number }, data: { status: "accepted" } }),
  ).rejects.toThrow(refused);
  await expect(
    operatorDispute.updateMany({ where: { number }, data: { creditedMicros: 1n } }),
  ).rejects.toThrow(refused);
  await withdrawOperatorDispute(alfa(), { number, note: "", actor });
});

test("a version that has been replaced is no longer contested", async () => {
  const replaced = await statementOf("alfa");
  const october = { agreementId: AGREEMENT, period: "2026-10", actor: APPROVER };
  await reopenPeriod(world.db, { ...october, reason: "Wrong rate." });
  await settlePeriod(world, "2026-10");
  await expect(open("1.00", replaced)).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  expect((await open("1.00")).number).toMatch(/^OD-alfa-/);
});
