import { randomUUID } from "node:crypto";
import type { NewBill, NewBillLine } from "@tributary/db/doors/bill/bill-rows";
import type { BillLanguage, BillLine, DrawnBill } from "@tributary/domain/bill/types";
import { exactToDecimal } from "@tributary/domain/money/exact";

/** As finely as a line's quantity is kept. */
const QUANTITY_DIGITS = 12;

/** A bill that was drawn up for somebody, as it is kept. */
export function newBill(
  { id: subscriberId, ratingId }: { readonly id: string; readonly ratingId: string | null },
  language: BillLanguage,
  drawn: DrawnBill,
): NewBill {
  const { netMicros, taxMicros, grossMicros, lines } = drawn;
  const amounts = { netMicros, taxMicros, grossMicros };
  return { id: randomUUID(), subscriberId, ratingId, language, ...amounts, lines: writtenLines(lines) };
}

export function writtenLines(lines: readonly BillLine[]): NewBillLine[] {
  return lines.map(({ quantity, ...line }) => ({
    ...line,
    quantity: quantity === null ? null : exactToDecimal(quantity, QUANTITY_DIGITS),
  }));
}
