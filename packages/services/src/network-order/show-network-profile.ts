import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { latestProfile, type NetworkSettings } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";

export interface ShownNetworkProfile {
  readonly version: number;
  readonly settings: NetworkSettings;
  /** Whether a token is kept; none is ever shown. */
  readonly hasToken: { readonly network: boolean; readonly smdp: boolean };
}

/** How an operator's network and SM-DP+ are connected. */
export async function showNetworkProfile(db: OperatorDb): Promise<ShownNetworkProfile> {
  const { version, settings, secretsSealed } = await latestProfile(db.shared);
  const secrets = secretsSealed === null ? null : openNetworkSecrets(secretsSealed, db.operatorId);
  const hasToken = { network: (secrets?.network ?? null) !== null, smdp: (secrets?.smdp ?? null) !== null };
  return { version, settings, hasToken };
}
