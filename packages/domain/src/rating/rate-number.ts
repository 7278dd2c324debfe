import type { RecordPrice } from "./record-price.ts";

/** What a record is charged on, in base units, and its charge in micros: safe integers. */
export interface NumberCharge {
  readonly ratedQuantity: number;
  readonly chargeMicros: number;
}

/**
 * Charges a record by its measured quantity, a safe integer: on numbers where the price has proved that they
 * are exact, on bigints where it has not. Both give the same figure.
 *
 * Shape  null where the charge itself is no safe integer.
 */
export function rateNumber(
  { inNumbers, quantityOf, chargeOf }: RecordPrice,
  raw: number,
): NumberCharge | null {
  const charge = inNumbers === null ? null : safeCharge(inNumbers.quantityOf(raw), inNumbers.chargeOf(raw));
  if (charge !== null) return charge;
  const exact = BigInt(raw);
  return safeCharge(Number(quantityOf(exact)), Number(chargeOf(exact)));
}

function safeCharge(ratedQuantity: number, chargeMicros: number): NumberCharge | null {
  const isSafe = Number.isSafeInteger(ratedQuantity) && Number.isSafeInteger(chargeMicros);
  return isSafe ? { ratedQuantity, chargeMicros } : null;
}
