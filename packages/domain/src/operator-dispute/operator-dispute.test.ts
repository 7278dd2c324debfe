import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { answerLines } from "./answer.ts";
import { contest, contestable } from "./contest.ts";
import { isUnanswered, refuseStep, UNANSWERED } from "./lifecycle.ts";
import type { OperatorDisputeStatus } from "./types.ts";

const eur = parseMicros;
const STATUSES = ["open", "in_review", "accepted", "partly_accepted", "rejected", "withdrawn"] as const;

/** The lifecycle as a contract would write it, kept apart from the code's own table. */
const ALLOWED = new Set(
  ["accepted", "partly_accepted", "rejected", "withdrawn"]
    .flatMap((to) => [`open>${to}`, `in_review>${to}`])
    .concat("open>in_review"),
);

test("every pair of statuses does what the lifecycle says, and nothing else", () => {
  const step = (from: OperatorDisputeStatus, to: OperatorDisputeStatus) => () => refuseStep(from, to);
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      if (ALLOWED.has(`${from}>${to}`)) step(from, to)();
      else expect(step(from, to), `${from}>${to}`).toThrow(/The dispute is/);
    }
  }
  expect(STATUSES.filter(isUnanswered)).toEqual([...UNANSWERED]);
});

const lines = [
  { lineNumber: 1, amountMicros: eur("66.00"), contestedIn: null, creditedMicros: 0n },
  { lineNumber: 2, amountMicros: eur("40.00"), contestedIn: "OD-alfa-1", creditedMicros: 0n },
  { lineNumber: 3, amountMicros: -eur("5.00"), contestedIn: null, creditedMicros: 0n },
  { lineNumber: 4, amountMicros: eur("10.00"), contestedIn: null, creditedMicros: eur("7.50") },
];

test("a line is contested up to what is left of it, and the whole is the sum", () => {
  expect(lines.map(contestable)).toEqual([eur("66.00"), 0n, 0n, eur("2.50")]);
  const contested = [
    { lineNumber: 1, contestedMicros: eur("66.00") },
    { lineNumber: 4, contestedMicros: eur("2.50") },
  ];
  expect(contest(contested, lines, "EUR")).toBe(eur("68.50"));
});

test("what cannot be contested is refused: no line, twice, not there, contested, too much, nothing", () => {
  const refused = (...contested: [number, string][]) => {
    const asked = contested.map(([lineNumber, amount]) => ({ lineNumber, contestedMicros: eur(amount) }));
    return expect(() => contest(asked, lines, "EUR"));
  };
  refused().toThrow(/at least one line/);
  refused([1, "1"], [1, "1"]).toThrow(/twice/);
  refused([9, "1"]).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  refused([2, "1"]).toThrow(expect.objectContaining({ code: "ALREADY_DONE" }));
  for (const [line, amount] of [
    [1, "66.01"],
    [1, "0"],
    [1, "-1"],
    [3, "1"],
    [4, "2.51"],
    [1, "1.005"],
  ] as const) {
    refused([line, amount]).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  }
});

const contested = [
  { lineNumber: 1, contestedMicros: eur("30.00") },
  { lineNumber: 4, contestedMicros: eur("2.50") },
];

test("an answer is the sum of its lines, and a line that is not named gets nothing", () => {
  const partly = answerLines(contested, [{ lineNumber: 1, creditedMicros: eur("12.00") }], "EUR");
  expect([partly.status, partly.creditedMicros]).toEqual(["partly_accepted", eur("12.00")]);
  expect(partly.lines.map(({ status }) => status)).toEqual(["partly_accepted", "rejected"]);
  expect(answerLines(contested, [], "EUR").status).toBe("rejected");
  const all = contested.map(({ lineNumber, contestedMicros }) => ({
    lineNumber,
    creditedMicros: contestedMicros,
  }));
  expect(answerLines(contested, all, "EUR")).toMatchObject({
    status: "accepted",
    creditedMicros: eur("32.50"),
  });
});

test("nobody is credited more than was contested, nor for a line that was not", () => {
  const answered = (lineNumber: number, amount: string) =>
    expect(() => answerLines(contested, [{ lineNumber, creditedMicros: eur(amount) }], "EUR"));
  answered(1, "30.01").toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  answered(1, "1.005").toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  answered(1, "-0.01").toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  answered(2, "1").toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  const twice = { lineNumber: 1, creditedMicros: 0n };
  expect(() => answerLines(contested, [twice, twice], "EUR")).toThrow(/twice/);
});
