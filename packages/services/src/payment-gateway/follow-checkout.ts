import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { BookedMoney } from "@tributary/domain/payment/card-payment";
import { writeAudit } from "../audit/write-audit.ts";
import type { PaymentGateway } from "./gateway.ts";
import { takeTold } from "./take-told.ts";

export interface FollowRequest {
  readonly checkoutId: string;
  /** The gateway's name for it. */
  readonly reference: string;
  readonly actor: string;
  readonly at: Date;
  /** False where what asks for it leaves its own audit row. */
  readonly isAudited: boolean;
}

/**
 * Asks the gateway how a checkout stands and records what came of it, each thing once however often, and in
 * whatever order, it is asked.
 *
 * Throws  {@link DomainError} `GATEWAY_REFUSED`, `GATEWAY_UNREACHABLE`.
 */
export async function followCheckout(
  db: OperatorDb,
  gateway: PaymentGateway,
  { checkoutId, reference, actor, at, isAudited }: FollowRequest,
): Promise<readonly BookedMoney[]> {
  const asked = await countAsking(db, checkoutId, reference);
  const { key, ...checkout } = await gateway.readCheckout(reference);
  if (key !== checkoutId) throw new DomainError("GATEWAY_REFUSED", "The gateway names another checkout.");
  const { operatorId } = db;
  return db.$transaction(async (tx) => {
    const booked = await takeTold(tx, { checkoutId, asked, checkout, at, actor });
    if (isAudited && booked.length > 0) {
      const details = {
        booked: booked.map((each) => ({ ...each, amountMicros: String(each.amountMicros) })),
      };
      await writeAudit(tx, { actor, action: "payment:card", subject: reference, operatorId, details });
    }
    return booked;
  });
}

/** Which asking this is: counted before, so that of two answers the later one is known. */
async function countAsking({ shared }: OperatorDb, id: string, reference: string): Promise<number> {
  const [row] = await shared.cardCheckout.updateManyAndReturn({
    where: { id, OR: [{ reference }, { reference: null }] },
    data: { reference, asked: { increment: 1 } },
    select: { asked: true },
  });
  if (row === undefined) throw new DomainError("NOT_FOUND", "There is no such checkout.");
  return row.asked;
}
