import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import type { PaymentGateway } from "./gateway.ts";
import { latestGatewayProfile } from "./gateway-profile.ts";
import { openGatewaySecrets } from "./gateway-secrets.ts";
import { stripeGateway } from "./stripe-gateway.ts";

/** Where Stripe's API is, when the installation says so: a proxy, or what stands in for it. */
export const STRIPE_VARIABLE = "TRIBUTARY_STRIPE_ADDRESS";

type Tables = Pick<OperatorTables, "gatewayProfile">;

/** An operator's account at its gateway, as it is set at the moment; null for an operator that has none. */
export type GatewayOpener = (tx: Tables, operatorId: string) => Promise<PaymentGateway | null>;

export function gatewayOpener(keys: SubscriberKeys): GatewayOpener {
  return async (tx, operatorId) => {
    const profile = await latestGatewayProfile(tx);
    if (profile === null) return null;
    const named = process.env[STRIPE_VARIABLE];
    const address = named ? new URL(named) : null;
    return stripeGateway({ ...openGatewaySecrets(keys, operatorId, profile), address });
  };
}

/**
 * Throws  {@link DomainError} `INPUT_INVALID` for an operator that has no account.
 */
export async function requireGateway(
  open: GatewayOpener,
  tx: Tables,
  operatorId: string,
): Promise<PaymentGateway> {
  const gateway = await open(tx, operatorId);
  if (gateway !== null) return gateway;
  throw new DomainError("INPUT_INVALID", "Cards are not taken yet: connect a gateway under settings.");
}
