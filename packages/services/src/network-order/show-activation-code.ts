import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isProfileReady } from "@tributary/domain/network-order/lifecycle";
import { formatActivationCode } from "@tributary/domain/sim/activation-code";
import { findOrder } from "./change-order.ts";
import { drawActivationCode } from "./draw-activation-code.ts";
import { latestProfile } from "./network-profile.ts";

/** The code by which a phone downloads a profile: as text, and as a QR code in a data URL. */
export interface ShownActivationCode {
  readonly text: string;
  readonly qrDataUrl: string;
}

/**
 * The code of the profile that an order made ready.
 *
 * Shape   null for an order that made none ready, and for one that was only recorded as done.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showActivationCode(
  db: OperatorDb,
  orderId: string,
): Promise<ShownActivationCode | null> {
  const order = await findOrder(db.shared, orderId);
  const { settings } = await latestProfile(db.shared);
  const { matchingId } = order.subject;
  if (!isProfileReady(order) || matchingId === undefined || settings.smdp === null) return null;
  const { phoneAddress: smdpAddress } = settings.smdp;
  const text = formatActivationCode({ smdpAddress, matchingId, smdpOid: null, needsConfirmation: false });
  return { text, qrDataUrl: `data:image/svg+xml;base64,${btoa(await drawActivationCode(text))}` };
}
