import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { PaymentGateway } from "./gateway.ts";
import { latestGatewayProfile } from "./gateway-profile.ts";
import { findCheckout } from "./take-told.ts";

interface ToldPage {
  readonly url: string | null;
  readonly expiresAt: Date | null;
  readonly message: string | null;
}

/**
 * Has the gateway make the page of a checkout that was placed, by its key once; one that has its page already
 * is left. A no is kept with the checkout; after no answer it stays placed, to be told again.
 */
export async function tellCheckout(
  db: OperatorDb,
  gateway: PaymentGateway,
  checkoutId: string,
): Promise<ToldPage> {
  const { shared } = db;
  const checkout = await findCheckout(shared, checkoutId);
  const profile = await latestGatewayProfile(shared);
  if (checkout === null || profile === null) throw new Error("a checkout that was placed is not there");
  const { status, url, expiresAt, message, amountMicros, currency, bill } = checkout;
  if (status !== "placed") return { url, expiresAt, message };
  const key = { id: checkoutId, status: "placed" };
  try {
    const title = `Bill ${bill.number}`;
    const wish = { key: checkoutId, amountMicros, currency, title, returnUrl: profile.returnUrl };
    const opened = await gateway.openCheckout(wish);
    await shared.cardCheckout.updateMany({ where: key, data: { ...opened, status: "open", message: null } });
    return { url: opened.url, expiresAt: opened.expiresAt, message: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isOver = error.code !== "GATEWAY_UNREACHABLE";
    const data = { message: error.message, ...(isOver ? { status: "failed" } : {}) };
    await shared.cardCheckout.updateMany({ where: key, data });
    return { url: null, expiresAt: null, message: error.message };
  }
}
