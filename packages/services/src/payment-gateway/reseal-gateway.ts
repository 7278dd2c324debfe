import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { alone } from "../operator-dispute/alone.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { latestGatewayProfile } from "./gateway-profile.ts";
import { openGatewaySecrets, sealGatewaySecrets } from "./gateway-secrets.ts";

/** Seals the secrets of an operator's gateway with the newest key, as a new version of what is set. */
export async function resealGateway(
  db: OperatorDb,
  { keys, actor }: { readonly keys: SubscriberKeys; readonly actor: string },
): Promise<void> {
  const { operatorId } = db;
  await alone(db, async (tx) => {
    const latest = await latestGatewayProfile(tx);
    if (latest === null || latest.secretKeySealed[0] === keys[0].version) return;
    const { id: _, createdAt: __, version, ...kept } = latest;
    const sealed = sealGatewaySecrets(keys, operatorId, openGatewaySecrets(keys, operatorId, latest));
    const data = { ...kept, ...sealed, version: version + 1, createdBy: actor };
    await tx.gatewayProfile.create({ data });
  });
}
