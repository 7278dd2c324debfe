import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { z } from "zod";
import { followCheckout } from "./follow-checkout.ts";
import type { GatewayNotice } from "./gateway.ts";
import type { GatewayOpener } from "./open-gateway.ts";

export interface NoticeRequest {
  /** As it came, byte for byte: that is what was signed. */
  readonly body: string;
  readonly signature: string;
  readonly open: GatewayOpener;
  readonly at: Date;
}

/** Who records what the gateway says by itself. */
export const GATEWAY_ACTOR = "gateway";

/**
 * Takes what an operator's gateway says by itself. It is only a hint: how the checkout stands is read from
 * the gateway, so that what comes twice, late or in another order does no harm.
 *
 * Shape   false for what that operator's gateway did not sign; true also where it is about nothing of ours.
 * Throws  {@link DomainError} `GATEWAY_REFUSED`, `GATEWAY_UNREACHABLE`: it is to be said again.
 */
export async function takeNotice(
  db: OperatorDb,
  { body, signature, open, at }: NoticeRequest,
): Promise<boolean> {
  const gateway = await open(db.shared, db.operatorId);
  const notice = gateway?.readNotice(body, signature) ?? null;
  if (gateway === null || notice === null) return false;
  const about = await aboutWhich(db, notice);
  if (about !== null) {
    await followCheckout(db, gateway, { ...about, actor: GATEWAY_ACTOR, at, isAudited: true });
  }
  return true;
}

/** One whose page was made while we died is known by the key that it was asked for by. */
async function aboutWhich({ shared }: OperatorDb, notice: GatewayNotice) {
  const { key, checkoutReference, paymentReference } = notice;
  const id = z.uuid().safeParse(key).data;
  const names = [
    ...(id === undefined ? [] : [{ id }]),
    ...(checkoutReference === null ? [] : [{ reference: checkoutReference }]),
    ...(paymentReference === null ? [] : [{ paymentReference }]),
  ];
  if (names.length === 0) return null;
  const found = await shared.cardCheckout.findFirst({
    where: { OR: names },
    select: { id: true, reference: true },
  });
  const reference = found?.reference ?? checkoutReference;
  return found === null || reference === null ? null : { checkoutId: found.id, reference };
}
