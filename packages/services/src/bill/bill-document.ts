import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { BillDocument, Buyer } from "@tributary/domain/bill/document";
import { billLanguage } from "@tributary/domain/bill/language";
import { taxTotals } from "@tributary/domain/bill/tax";
import { BILL_LANGUAGES } from "@tributary/domain/bill/types";
import { openIdentity } from "../subscriber/identity.ts";
import { subscriberSealer } from "../subscriber/seal-fields.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { type FoundBill, findBill } from "./find-bill.ts";
import { profileById } from "./profile-of.ts";
import { isoDay, readLines } from "./stored-lines.ts";

/**
 * A bill or credit note as it is handed out, with the subscriber's name and address.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function billDocument(
  db: Pick<OperatorDb, "shared" | "operatorId">,
  number: string,
  keys: SubscriberKeys,
): Promise<BillDocument> {
  const bill = await findBill(db.shared, number);
  const { terms } = await profileById(db.shared, bill.billingProfileId);
  const lines = readLines(bill.lines);
  const { kind, period, currency, issuedOn, dueOn, netMicros, taxMicros, grossMicros, credits, reason } =
    bill;
  if (issuedOn === null) throw new Error("a final bill has a day of issue");
  return {
    ...{ number, period, currency, netMicros, taxMicros, grossMicros, lines, reason },
    kind: kind === "bill" ? "bill" : "credit-note",
    issuedOn: isoDay(issuedOn),
    dueOn: dueOn && isoDay(dueOn),
    language: billLanguage(bill.language, BILL_LANGUAGES),
    seller: terms.seller,
    buyer: buyerOf(db.operatorId, bill.subscriber, terms.seller.country, keys),
    taxes: taxTotals(lines),
    rules: terms.taxes,
    credits: credits?.number && credits.issuedOn ? named(credits.number, credits.issuedOn) : null,
  };
}

function named(number: string, issuedOn: Date) {
  return { number, issuedOn: isoDay(issuedOn) };
}

/** Who was erased is billed by its number alone. */
function buyerOf(
  operatorId: string,
  subscriber: FoundBill["subscriber"],
  country: string,
  keys: SubscriberKeys,
): Buyer {
  const { name, address, vatId } = openIdentity(subscriber, subscriberSealer(keys, operatorId));
  const addressLines = (address ?? "").split(/\s*[\n,]\s*/).filter((line) => line !== "");
  return { reference: subscriber.number, name: name ?? subscriber.number, addressLines, country, vatId };
}
