import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { ToldCheckout } from "@tributary/domain/payment/card-payment";

export interface CheckoutWish {
  /** Ours: asked for twice by the same, it is made once. */
  readonly key: string;
  readonly amountMicros: Micros;
  readonly currency: CurrencyCode;
  /** What whoever pays reads. */
  readonly title: string;
  /** Where it goes on afterwards. */
  readonly returnUrl: string;
}

export interface OpenedCheckout {
  readonly reference: string;
  readonly url: string;
  readonly expiresAt: Date;
}

export interface RefundWish {
  /** Ours: asked for twice by the same, it is done once. */
  readonly key: string;
  readonly paymentReference: string;
  readonly amountMicros: Micros;
  readonly currency: CurrencyCode;
}

/** A checkout as it stands at the gateway, with the key it was asked for by. */
export interface ReadCheckout extends ToldCheckout {
  readonly key: string | null;
}

/** What something that the gateway said by itself is about; what became of it is read from the gateway. */
export interface GatewayNotice {
  readonly key: string | null;
  readonly checkoutReference: string | null;
  readonly paymentReference: string | null;
}

/**
 * Whoever takes cards for an operator.
 *
 * Throws  {@link DomainError} `GATEWAY_REFUSED` for a no that stays one; `GATEWAY_UNREACHABLE` when nobody
 *         knows whether it was done: to be asked again by the same key.
 */
export interface PaymentGateway {
  openCheckout(wish: CheckoutWish): Promise<OpenedCheckout>;
  /** No longer to be paid; refused for one that cannot be any more. */
  closeCheckout(reference: string): Promise<void>;
  /** The gateway's name for the refund. */
  refund(wish: RefundWish): Promise<string>;
  readCheckout(reference: string): Promise<ReadCheckout>;
  /** Null for what the gateway did not sign, or signed too long ago. */
  readNotice(body: string, signature: string): GatewayNotice | null;
}
