import { DomainError } from "@tributary/domain/error";
import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { InvoiceMapping } from "./mapping.ts";
import { printedNumber } from "./printed-number.ts";

/** What a 64-bit column holds: nine billion billions of micros, either way. */
const LARGEST: Micros = 2n ** 63n - 1n;

/**
 * Reads a printed amount.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when it is blank, no number, finer than a micro or beyond all
 * money.
 */
export function printedAmount(
  text: string,
  marks: Pick<InvoiceMapping, "decimal" | "thousands">,
  place: string,
): Micros {
  const number = printedNumber(text, marks, place);
  if (number === null) throw new DomainError("FILE_UNREADABLE", `${place}: there is no amount.`);
  const amount = readMicros(number);
  if (amount !== null && amount <= LARGEST && amount >= -LARGEST) return amount;
  throw new DomainError("FILE_UNREADABLE", `${place}: "${text.slice(0, 40)}" is not an amount of money.`);
}

function readMicros(number: string): Micros | null {
  try {
    return parseMicros(number);
  } catch {
    return null;
  }
}
