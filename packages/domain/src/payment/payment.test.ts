import fc from "fast-check";
import { expect, test } from "vitest";
import { leastMicros, parseMicros, sumMicros } from "../money/micros.ts";
import { allocatePayment, freePaid, type OpenBill } from "./allocate-payment.ts";
import { billState, openOf } from "./payment-state.ts";

function bill(billId: string, dueOn: string, open: string): OpenBill {
  return { billId, number: billId, dueOn, openMicros: parseMicros(open) };
}

const BILLS = [bill("c", "2026-12-14", "30"), bill("a", "2026-10-14", "10"), bill("b", "2026-11-14", "20")];

test("a payment goes to the bill that was due first, and what is left to the next", () => {
  expect(allocatePayment(parseMicros("25"), BILLS)).toEqual([
    { billId: "a", amountMicros: parseMicros("10") },
    { billId: "b", amountMicros: parseMicros("15") },
  ]);
});

test("a payment that names its bill pays that one first", () => {
  expect(allocatePayment(parseMicros("35"), BILLS, "c")).toEqual([
    { billId: "c", amountMicros: parseMicros("30") },
    { billId: "a", amountMicros: parseMicros("5") },
  ]);
});

test("what is paid beyond everything stays a credit", () => {
  const allocated = allocatePayment(parseMicros("100"), BILLS);
  expect(sumMicros(allocated.map(({ amountMicros }) => amountMicros))).toBe(parseMicros("60"));
});

test("no bill gets more than is open on it, no payment gives more than it is", () => {
  const bills = fc.array(fc.bigInt(-1_000n, 5_000n), { maxLength: 12 });
  fc.assert(
    fc.property(bills, fc.bigInt(-100n, 30_000n), (opens, amount) => {
      const open = opens.map((openMicros, at) => ({ ...bill(String(at), "2026-10-14", "0"), openMicros }));
      const allocated = allocatePayment(amount, open);
      const sum = sumMicros(allocated.map(({ amountMicros }) => amountMicros));
      const owed = sumMicros(opens.filter((each) => each > 0n));
      expect(sum).toBe(amount <= 0n ? 0n : leastMicros(amount, owed));
      for (const { billId, amountMicros } of allocated) {
        expect(amountMicros).toBeGreaterThan(0n);
        expect(amountMicros).toBeLessThanOrEqual(opens[Number(billId)] ?? 0n);
      }
    }),
  );
});

test("a credit note on a paid bill frees what was paid, the latest first", () => {
  const allocations = [
    { id: 1, amountMicros: parseMicros("6") },
    { id: 2, amountMicros: parseMicros("4") },
  ];
  expect(freePaid(parseMicros("-5"), allocations)).toEqual([
    { from: allocations[1], amountMicros: parseMicros("-4") },
    { from: allocations[0], amountMicros: parseMicros("-1") },
  ]);
  expect(freePaid(0n, allocations)).toEqual([]);
});

test.each([
  ["0", "0", "2026-11-14", "open"],
  ["0", "4", "2026-11-14", "part-paid"],
  ["0", "4", "2026-11-15", "overdue"],
  ["0", "10", "2026-11-15", "paid"],
  ["0", "12", "2026-11-15", "paid"],
  ["-10", "0", "2026-11-15", "credited"],
  ["-4", "6", "2026-11-15", "paid"],
])(
  "with %s credited and %s paid, on %s a bill of 10.00 due on the 14th is %s",
  (credit, paid, today, state) => {
    const account = {
      grossMicros: parseMicros("10"),
      creditedMicros: parseMicros(credit),
      paidMicros: parseMicros(paid),
      dueOn: "2026-11-14",
    };
    expect(billState(account, today)).toBe(state);
    expect(openOf(account)).toBe(parseMicros("10") + parseMicros(credit) - parseMicros(paid));
  },
);
