import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isLive, latestGatewayProfile } from "./gateway-profile.ts";

export interface ShownGatewayProfile {
  /** 0 before the operator said anything. */
  readonly version: number;
  readonly isActive: boolean;
  /** Whether it moves real money. */
  readonly isLive: boolean;
  readonly publishableKey: string;
  readonly returnUrl: string;
  /** Whether one is kept; none is ever shown. */
  readonly hasSecretKey: boolean;
  readonly hasWebhookSecret: boolean;
  /** To which path of the portal the gateway reports. */
  readonly webhookPath: string;
}

/** By which account an operator takes cards. */
export async function showGatewayProfile({ shared, operatorId }: OperatorDb): Promise<ShownGatewayProfile> {
  const profile = await latestGatewayProfile(shared);
  const publishableKey = profile?.publishableKey ?? "";
  return {
    ...{ version: profile?.version ?? 0, isActive: profile?.isActive ?? false, publishableKey },
    isLive: isLive(publishableKey),
    returnUrl: profile?.returnUrl ?? "",
    hasSecretKey: profile !== null,
    hasWebhookSecret: (profile?.webhookSecretSealed ?? null) !== null,
    webhookPath: `/api/payments/${operatorId}/stripe`,
  };
}
