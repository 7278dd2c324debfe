import { parseMicros } from "@tributary/domain/money/micros";
import { expect, it } from "vitest";
import { reconciledText } from "./reconciled-text.ts";

it("says what became of card payments, what was recorded, and what was not heard of", () => {
  const booked = ["23.80", "-10"].map((amount, at) => {
    return { reference: `r${at}`, amountMicros: parseMicros(amount) };
  });
  const paid = { bill: "A-2026-000001", before: "open", after: "paid", currency: "EUR", booked };
  const ended = { ...paid, bill: "A-2026-000002", after: "expired", booked: [] };
  const failed = [{ bill: "A-2026-000003", message: "It did not answer." }];
  expect(reconciledText({ looked: 3, changed: [paid, ended], failed })).toBe(
    [
      "3 looked at, 2 stand otherwise, 1 not heard of.\n",
      "bill           was   is        recorded",
      "A-2026-000001  open  paid     13.80 EUR",
      "A-2026-000002  open  expired",
      "Not heard of:",
      "bill           reason",
      "A-2026-000003  It did not answer.\n",
    ].join("\n"),
  );
  expect(reconciledText({ looked: 0, changed: [], failed: [] })).toMatch(/^0 looked at/);
});
