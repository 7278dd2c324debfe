import type { RecordPrice } from "./record-price.ts";

/** What a record is charged on, in base units, and its charge in micros: safe integers. */
export interface NumberCharge {
  ratedQuantity: number;
  chargeMicros: number;
}

/**
 * Charges a record by its measured quantity, a safe integer: on numbers where the price has proved that they
 * are exact, on bigints where it has not. Both give the same figure.
 *
 * Shape  false where the charge itself is no safe integer; `charge` then holds what it held.
 */
export function rateNumber(
  { inNumbers, quantityOf, chargeOf }: RecordPrice,
  raw: number,
  charge: NumberCharge,
): boolean {
  const isCharged = inNumbers !== null && putSafe(charge, inNumbers.quantityOf(raw), inNumbers.chargeOf(raw));
  if (isCharged) return true;
  const exact = BigInt(raw);
  return putSafe(charge, Number(quantityOf(exact)), Number(chargeOf(exact)));
}

function putSafe(charge: NumberCharge, ratedQuantity: number, chargeMicros: number): boolean {
  if (!Number.isSafeInteger(ratedQuantity) || !Number.isSafeInteger(chargeMicros)) return false;
  charge.ratedQuantity = ratedQuantity;
  charge.chargeMicros = chargeMicros;
  return true;
}
