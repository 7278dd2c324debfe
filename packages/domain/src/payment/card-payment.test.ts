import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import {
  type BookedMoney,
  bookedFor,
  bookingsOf,
  type CheckoutStatus,
  nextCheckoutStatus,
  refundableOf,
  type ToldPayment,
} from "./card-payment.ts";

const micros = parseMicros;

function told(amount: string, more: Partial<ToldPayment> = {}): ToldPayment {
  const paid = { reference: "pi_1", currency: "EUR", amountMicros: micros(amount), paidAt: 0 };
  return { ...paid, refunds: [], disputes: [], ...more };
}

const refund = (reference: string, amount: string, status: "pending" | "succeeded" | "failed") => {
  return { reference, key: null, amountMicros: micros(amount), status, message: null };
};
const dispute = (amount: string, status: "inquiry" | "withdrawn" | "returned") => {
  return { reference: "dp_1", amountMicros: micros(amount), status };
};
const money = (method: BookedMoney["method"], reference: string, amount: string): BookedMoney => {
  return { method, reference, amountMicros: micros(amount) };
};

const PAID = money("card", "pi_1", "23.80");

test("a payment is recorded once, however often it is told", () => {
  expect(bookingsOf(told("23.80"), [])).toEqual([PAID]);
  expect(bookingsOf(told("23.80"), [PAID])).toEqual([]);
  expect(bookingsOf(told("0"), [])).toEqual([]);
});

test("a payment that did not last is taken back, and reads on from its reference", () => {
  expect(bookingsOf(told("0"), [PAID])).toEqual([money("card", "pi_1/2", "-23.80")]);
});

test("a refund is recorded when it went through, and back again when it failed after all", () => {
  const after = (status: "pending" | "succeeded" | "failed") =>
    told("23.80", { refunds: [refund("re_1", "5", status)] });
  expect(bookingsOf(after("pending"), [PAID])).toEqual([]);
  const back = money("refund", "re_1", "-5");
  expect(bookingsOf(after("succeeded"), [PAID])).toEqual([back]);
  expect(bookingsOf(after("failed"), [PAID, back])).toEqual([money("refund", "re_1/2", "5")]);
});

test("a dispute takes the money, gives it back when it is won, and an inquiry does neither", () => {
  const under = (status: "inquiry" | "withdrawn" | "returned") =>
    told("23.80", { disputes: [dispute("23.80", status)] });
  expect(bookingsOf(under("inquiry"), [PAID])).toEqual([]);
  const gone = money("chargeback", "dp_1", "-23.80");
  expect(bookingsOf(under("withdrawn"), [PAID])).toEqual([gone]);
  const back = money("chargeback", "dp_1/2", "23.80");
  expect(bookingsOf(under("returned"), [PAID, gone])).toEqual([back]);
  expect(bookingsOf(under("withdrawn"), [PAID, gone, back])).toEqual([
    money("chargeback", "dp_1/3", "-23.80"),
  ]);
});

test("one thing is not taken for another whose reference begins like it", () => {
  const refunds = [refund("re_1", "5", "succeeded"), refund("re_12", "6", "succeeded")];
  const booked = [PAID, money("refund", "re_12", "-6")];
  expect(bookingsOf(told("23.80", { refunds }), booked)).toEqual([money("refund", "re_1", "-5")]);
});

test("what is recorded of a payment is itself, its refunds and its disputes", () => {
  const payment = told("23.80", {
    refunds: [refund("re_1", "5", "failed")],
    disputes: [dispute("23.80", "returned")],
  });
  const own = [PAID, money("refund", "re_1/2", "5"), money("chargeback", "dp_1", "-23.80")];
  const others = [money("card", "pi_12", "1"), money("refund", "re_12", "-1")];
  expect(bookedFor(payment, [...others, ...own])).toEqual(own);
});

test("whatever is told in whatever order, what is recorded comes to what was told last", () => {
  const amount = fc.bigInt(0n, 9n);
  const status = fc.constantFrom("pending" as const, "succeeded" as const, "failed" as const);
  const standing = fc.constantFrom("inquiry" as const, "withdrawn" as const, "returned" as const);
  const state = fc.record({ amount, back: amount, status, gone: amount, standing });
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (states) => {
      const booked: BookedMoney[] = [];
      for (const { amount: amountMicros, back, status: went, gone, standing: stands } of states) {
        const refunds = [{ ...refund("re_1", "0", went), amountMicros: back }];
        const disputes = [{ ...dispute("0", stands), amountMicros: gone }];
        booked.push(...bookingsOf({ ...told("0", { refunds, disputes }), amountMicros }, booked));
        const comesTo =
          amountMicros - (went === "succeeded" ? back : 0n) - (stands === "withdrawn" ? gone : 0n);
        expect(sumMicros(booked.map((each) => each.amountMicros))).toBe(comesTo);
      }
      const names = booked.map(({ method, reference }) => `${method} ${reference}`);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test.each<[CheckoutStatus, "open" | "processing" | "paid" | "expired" | "failed", CheckoutStatus]>([
  ["placed", "open", "open"],
  ["open", "paid", "paid"],
  ["expired", "open", "expired"],
  ["expired", "paid", "paid"],
  ["failed", "open", "failed"],
  ["processing", "failed", "failed"],
  ["paid", "failed", "failed"],
])("a checkout that is %s and told to be %s is %s", (current, is, next) => {
  expect(nextCheckoutStatus(current, is)).toBe(next);
});

test.each([
  ["paid", null, [], "50", "23.80"],
  ["paid", null, [], "5", "5"],
  ["paid", "inquiry", [["succeeded", "10"]], "50", "13.80"],
  [
    "paid",
    null,
    [
      ["asked", "10"],
      ["pending", "5"],
      ["failed", "8"],
    ],
    "50",
    "8.80",
  ],
  ["paid", null, [["succeeded", "23.80"]], "50", "0"],
  ["paid", null, [], "-3", "0"],
  ["paid", "withdrawn", [], "50", "0"],
  ["open", null, [], "50", "0"],
] as const)("of 23.80, %s, dispute %s, refunds %j and a credit of %s, %s can go back", (...given) => {
  const [status, disputeStatus, refunds, credit, refundable] = given;
  const checkout = {
    ...{ status, disputeStatus, amountMicros: micros("23.80") },
    refunds: refunds.map(([stands, amount]) => ({ status: stands, amountMicros: micros(amount) })),
  };
  expect(refundableOf(checkout, micros(credit))).toBe(micros(refundable));
});
