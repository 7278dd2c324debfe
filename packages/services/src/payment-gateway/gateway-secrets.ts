import { operatorSealer } from "../subscriber/operator-sealer.ts";
import { operatorKeys, type SubscriberKeys } from "../subscriber/seal-keys.ts";
import type { GatewayProfile } from "./gateway-profile.ts";

export interface GatewaySecrets {
  readonly secretKey: string;
  readonly webhookSecret: string | null;
}

export interface SealedGatewaySecrets {
  readonly secretKeySealed: Uint8Array<ArrayBuffer>;
  readonly webhookSecretSealed: Uint8Array<ArrayBuffer> | null;
}

const SECRET_KEY = ["gateway", "secret-key"];
const WEBHOOK_SECRET = ["gateway", "webhook-secret"];

/** Seals what moves an operator's money with that operator's own key, as its customers' names are. */
export function sealGatewaySecrets(
  keys: SubscriberKeys,
  operatorId: string,
  { secretKey, webhookSecret }: GatewaySecrets,
): SealedGatewaySecrets {
  const sealer = operatorSealer(operatorKeys(keys, operatorId), operatorId);
  return {
    secretKeySealed: sealer.seal(SECRET_KEY, secretKey),
    webhookSecretSealed: webhookSecret === null ? null : sealer.seal(WEBHOOK_SECRET, webhookSecret),
  };
}

export function openGatewaySecrets(
  keys: SubscriberKeys,
  operatorId: string,
  sealed: Pick<GatewayProfile, "secretKeySealed" | "webhookSecretSealed">,
): GatewaySecrets {
  const sealer = operatorSealer(operatorKeys(keys, operatorId), operatorId);
  const { secretKeySealed, webhookSecretSealed } = sealed;
  return {
    secretKey: sealer.open(SECRET_KEY, secretKeySealed),
    webhookSecret: webhookSecretSealed === null ? null : sealer.open(WEBHOOK_SECRET, webhookSecretSealed),
  };
}
