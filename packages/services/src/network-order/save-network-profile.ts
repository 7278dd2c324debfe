import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { refuseAddress } from "./guarded-agent.ts";
import { latestProfile, type NetworkSettings, networkSettings } from "./network-profile.ts";
import { newSecrets, openNetworkSecrets, sealNetworkSecrets } from "./network-secrets.ts";

export interface NetworkProfileRequest {
  readonly settings: NetworkSettings;
  /** Null takes a token away; one that is left out stays. */
  readonly tokens: { readonly network?: string | null; readonly smdp?: string | null };
  /** Whether network and SM-DP+ are to report under another token from now on. */
  readonly hasNewReportToken: boolean;
  readonly actor: string;
}

/**
 * Sets where an operator's orders go, as a new version; orders that are due take it from then on.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for an address that orders must not be sent to.
 */
export async function saveNetworkProfile(
  db: OperatorDb,
  request: NetworkProfileRequest,
): Promise<{ readonly version: number }> {
  const settings = networkSettings.parse(request.settings);
  for (const place of [settings.network, settings.smdp]) if (place !== null) refuseAddress(place.address);
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const { version: before, secretsSealed } = await latestProfile(tx);
    const known = secretsSealed === null ? null : openNetworkSecrets(secretsSealed, operatorId);
    const fresh = newSecrets();
    const isNew = known === null || request.hasNewReportToken;
    const { network, smdp, report } = known ?? fresh;
    const secrets = {
      network: request.tokens.network === undefined ? network : request.tokens.network,
      smdp: request.tokens.smdp === undefined ? smdp : request.tokens.smdp,
      report: isNew ? fresh.report : report,
    };
    const version = before + 1;
    await tx.networkProfile.create({
      data: {
        ...{ version, settings, createdBy: request.actor },
        secretsSealed: sealNetworkSecrets(secrets, operatorId),
      },
    });
    await writeAudit(tx, {
      ...{ actor: request.actor, action: "network-profile:save", subject: `version ${version}`, operatorId },
      details: { network: settings.network?.address ?? null, smdp: settings.smdp?.address ?? null },
    });
    return { version };
  });
}
