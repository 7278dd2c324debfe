import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { parseVatId } from "@tributary/domain/bill/vat-id";
import { DomainError } from "@tributary/domain/error";
import { alone } from "../operator-dispute/alone.ts";
import { findSubscriber } from "./find-subscriber.ts";
import { subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";
import { keepEvent, type StepRequest } from "./take-step.ts";

export interface BuyerRequest extends StepRequest {
  /** In which it wants its bills, as a tag such as `de-AT`. */
  readonly language: string;
  /** Its VAT number; null takes it away, undefined keeps the one there is. */
  readonly vatId?: string | null | undefined;
  readonly keys: SubscriberKeys;
}

/**
 * Changes what a subscriber's later bills need to know of it. Bills that are drawn up keep their language.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for what is no VAT number; `ALREADY_DONE` once it
 *         is erased.
 */
export async function changeBuyer(
  db: OperatorDb,
  { language, vatId, keys, ...request }: BuyerRequest,
): Promise<{ readonly number: string }> {
  const parsed = vatId == null ? vatId : parseVatId(vatId);
  const { number } = request;
  return alone(db, async (tx) => {
    const subscriber = await findSubscriber(tx, number);
    const { id, erasedAt } = subscriber;
    if (erasedAt !== null) throw new DomainError("ALREADY_DONE", "The subscriber's data is erased.");
    const sealed = parsed == null ? null : subscriberSealer(keys, db.operatorId).seal("vatId", id, parsed);
    await tx.subscriber.updateMany({
      where: { id },
      data: { language, ...(parsed === undefined ? {} : { vatIdSealed: sealed }) },
    });
    const vat = parsed === undefined ? "" : parsed === null ? ", VAT number taken away" : ", VAT number";
    await keepEvent(tx, db.operatorId, subscriber, request, {
      ...{ kind: "buyer-changed", action: "subscriber:change-buyer", note: `${language}${vat}` },
    });
    return { number };
  });
}
