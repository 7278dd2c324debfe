import type { OrderSubject } from "./subject.ts";

/** Digits as somebody would write them, in groups or not. */
const WRITTEN = /\+?\d(?:[ \-./]?\d){7,}/g;
/** So many last digits tell an identifier, with whatever prefix it is written. */
const TELLING_DIGITS = 8;

/**
 * Takes the identifiers that an order is about out of a text of the network: its words are kept for ever, and
 * a subscriber can be erased.
 */
export function withholdIdentifiers(text: string, subject: OrderSubject): string {
  const { iccid, imsis = [], msisdn, newIccid, newImsis = [], newMsisdn, eid, matchingId } = subject;
  const known = [iccid, ...imsis, msisdn, newIccid, ...newImsis, newMsisdn, eid].flatMap((id) => id ?? []);
  const tails = known.filter((id) => /^\d+$/.test(id)).map((id) => id.slice(-TELLING_DIGITS));
  const isTold = (written: string): boolean => {
    const digits = written.replaceAll(/\D/g, "");
    return tails.some((tail) => digits.includes(tail));
  };
  const withheld = text.replaceAll(WRITTEN, (written) => (isTold(written) ? "…" : written));
  return matchingId === undefined ? withheld : withheld.replaceAll(matchingId, "…");
}
