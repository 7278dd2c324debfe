import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import {
  type GatewayKeys,
  type GatewaySettings,
  gatewayKeys,
  gatewaySettings,
  latestGatewayProfile,
  refuseMixedModes,
} from "./gateway-profile.ts";
import { openGatewaySecrets, sealGatewaySecrets } from "./gateway-secrets.ts";

export interface GatewayProfileRequest {
  readonly settings: GatewaySettings;
  readonly given: GatewayKeys;
  readonly keys: SubscriberKeys;
  readonly actor: string;
}

/**
 * Sets by which account an operator takes cards, as a new version.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` without a secret key, and for keys that do not go together.
 */
export async function saveGatewayProfile(
  db: OperatorDb,
  { keys, actor, ...request }: GatewayProfileRequest,
): Promise<{ readonly version: number }> {
  const settings = gatewaySettings.parse(request.settings);
  const given = gatewayKeys.parse(request.given);
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const before = await latestGatewayProfile(tx);
    const kept = before === null ? null : openGatewaySecrets(keys, operatorId, before);
    const secretKey = given.secretKey ?? kept?.secretKey;
    if (secretKey === undefined)
      throw new DomainError("INPUT_INVALID", "Give the account's secret key as well.");
    refuseMixedModes(settings.publishableKey, secretKey);
    const webhookSecret = given.webhookSecret ?? kept?.webhookSecret ?? null;
    const version = (before?.version ?? 0) + 1;
    const sealed = sealGatewaySecrets(keys, operatorId, { secretKey, webhookSecret });
    await tx.gatewayProfile.create({
      data: { ...settings, ...sealed, version, provider: "stripe", createdBy: actor },
    });
    const { publishableKey, isActive } = settings;
    await writeAudit(tx, {
      ...{ actor, action: "gateway-profile:save", subject: `version ${version}`, operatorId },
      details: { publishableKey, isActive, hasNewSecrets: Object.keys(given) },
    });
    return { version };
  });
}
