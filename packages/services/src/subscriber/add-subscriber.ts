import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { parseVatId } from "@tributary/domain/bill/vat-id";
import { DomainError } from "@tributary/domain/error";
import type { Billing } from "@tributary/domain/subscriber/types";
import { refuseEnded } from "../operator/refuse-ended.ts";
import { alone } from "../operator-dispute/alone.ts";
import { type SealedField, subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";
import { keepEvent, type StepRequest } from "./take-step.ts";

export interface AddSubscriberRequest extends StepRequest {
  readonly name: string;
  readonly email: string;
  readonly address: string;
  /** Of a business. */
  readonly vatId?: string;
  readonly language: string;
  readonly billing: Billing;
  readonly keys: SubscriberKeys;
}

/**
 * Takes a subscriber on, who waits for a plan, a SIM and a number.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when its number is another's, and for what is no VAT number;
 *         `STEP_REFUSED` once the operator has ended.
 */
export async function addSubscriber(
  db: OperatorDb,
  { number, billing, language, keys, name, email, address, vatId = "", ...by }: AddSubscriberRequest,
): Promise<{ readonly number: string }> {
  const sealer = subscriberSealer(keys, db.operatorId);
  const id = randomUUID();
  const sealed = (field: SealedField, text: string) =>
    text.trim() === "" ? null : sealer.seal(field, id, text.trim());
  await alone(db, async (tx) => {
    await refuseEnded(tx);
    if ((await tx.subscriber.count({ where: { number } })) > 0) {
      throw new DomainError("INPUT_INVALID", `${number} is a subscriber already: choose another number.`);
    }
    await tx.subscriber.create({
      data: {
        ...{ id, number, billing, language },
        nameSealed: sealed("name", name),
        emailSealed: sealed("email", email),
        addressSealed: sealed("address", address),
        vatIdSealed: sealed("vatId", vatId.trim() === "" ? "" : parseVatId(vatId)),
        nameMarks: sealer.marksOf(name),
      },
    });
    const record = { kind: "added", action: "subscriber:add", note: billing } as const;
    await keepEvent(tx, db.operatorId, { id, number }, by, record);
  });
  return { number };
}
