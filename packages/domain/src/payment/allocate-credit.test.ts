import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { allocateCredit, freePayments } from "./allocate-credit.ts";

const bill = (billId: string, dueOn: string, open: string) => ({
  ...{ billId, number: billId, dueOn },
  openMicros: parseMicros(open),
});
const free = (paymentId: string, amount: string) => ({ paymentId, freeMicros: parseMicros(amount) });

test("a refund is taken off the oldest of what is free", () => {
  const payment = (paymentId: string, amount: string, used: string) => ({
    ...{ paymentId, amountMicros: parseMicros(amount), usedMicros: parseMicros(used) },
  });
  // 3 and 5 are free, 4 went back: all of the first, one of the second.
  const rows = [payment("a", "10", "7"), payment("b", "5", "0"), payment("back", "-4", "0")];
  expect(freePayments(rows)).toEqual([free("b", "4")]);
});

test("payments pay one after the other, and what is left is told", () => {
  const bills = [bill("late", "2026-12-14", "6"), bill("early", "2026-11-14", "5")];
  const paid = allocateCredit([free("a", "8"), free("b", "10")], bills);
  expect(paid.allocations).toEqual([
    { paymentId: "a", billId: "early", amountMicros: parseMicros("5") },
    { paymentId: "a", billId: "late", amountMicros: parseMicros("3") },
    { paymentId: "b", billId: "late", amountMicros: parseMicros("3") },
  ]);
  expect(paid.payments).toEqual([free("b", "7")]);
  expect(paid.bills.map(({ openMicros }) => openMicros)).toEqual([0n, 0n]);
});

test("nothing is lost: what is paid and what is left are the payments", () => {
  const amounts = fc.array(fc.bigInt(1n, 10_000n), { maxLength: 8 });
  fc.assert(
    fc.property(amounts, amounts, (payments, opens) => {
      const {
        allocations,
        payments: left,
        bills,
      } = allocateCredit(
        payments.map((freeMicros, at) => ({ paymentId: `p${at}`, freeMicros })),
        opens.map((openMicros, at) => ({ ...bill(`b${at}`, "2026-11-14", "0"), openMicros })),
      );
      const allocated = sumMicros(allocations.map(({ amountMicros }) => amountMicros));
      const rest = sumMicros(left.map(({ freeMicros }) => freeMicros));
      expect(allocated + rest).toBe(sumMicros(payments));
      expect(allocated + sumMicros(bills.map(({ openMicros }) => openMicros))).toBe(sumMicros(opens));
      expect(bills.every(({ openMicros }) => openMicros >= 0n)).toBe(true);
    }),
  );
});
