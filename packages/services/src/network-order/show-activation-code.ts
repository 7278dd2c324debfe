import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { isProfileReady } from "@tributary/domain/network-order/lifecycle";
import { formatActivationCode } from "@tributary/domain/sim/activation-code";
import { findOrder } from "./change-order.ts";
import { drawActivationCode } from "./draw-activation-code.ts";
import { latestProfile } from "./network-profile.ts";

/**
 * The code by which a phone downloads the profile that an order made ready: as text, and as a QR code in a
 * data URL.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` for an order that made no profile ready.
 */
export async function showActivationCode(
  db: OperatorDb,
  orderId: string,
): Promise<{ readonly text: string; readonly qrDataUrl: string }> {
  const order = await findOrder(db.shared, orderId);
  const { settings } = await latestProfile(db.shared);
  const { matchingId } = order.subject;
  if (!isProfileReady(order) || matchingId === undefined || settings.smdp === null) {
    throw new DomainError(
      "STEP_REFUSED",
      "No profile was made ready by this order: there is nothing to download.",
    );
  }
  const { phoneAddress: smdpAddress } = settings.smdp;
  const text = formatActivationCode({ smdpAddress, matchingId, smdpOid: null, needsConfirmation: false });
  return { text, qrDataUrl: `data:image/svg+xml;base64,${btoa(await drawActivationCode(text))}` };
}
