import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { type Dispatcher, request } from "undici";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseAddress } from "./guarded-agent.ts";
import { latestProfile } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";

/** What came of a look at one connection; null: nothing is connected there. */
export type Reached = { readonly isReached: boolean; readonly message: string } | null;

/**
 * Looks whether network and SM-DP+ answer at all, and let our token in. It asks nothing of them.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for an address that is not looked at.
 */
export async function testNetwork(
  db: OperatorDb,
  dispatcher: Dispatcher,
  actor: string,
): Promise<{ readonly network: Reached; readonly smdp: Reached }> {
  const { settings, secretsSealed } = await latestProfile(db.shared);
  const secrets = secretsSealed === null ? null : openNetworkSecrets(secretsSealed, db.operatorId);
  const action = "network-profile:test";
  await db.$transaction((tx) =>
    writeAudit(tx, { actor, action, subject: "connections", operatorId: db.operatorId }),
  );
  const reach = (place: { address: string; timeoutSeconds: number } | null, token: string | null) =>
    place === null ? null : reachPlace(place, token, dispatcher);
  const [network, smdp] = await Promise.all([
    reach(settings.network, secrets?.network ?? null),
    reach(settings.smdp, secrets?.smdp ?? null),
  ]);
  return { network, smdp };
}

async function reachPlace(
  { address, timeoutSeconds }: { readonly address: string; readonly timeoutSeconds: number },
  token: string | null,
  dispatcher: Dispatcher,
): Promise<Reached> {
  refuseAddress(address);
  try {
    const { statusCode, body } = await request(address, {
      method: "HEAD",
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutSeconds * 1_000),
      dispatcher,
    });
    await body.dump();
    const isRefused = statusCode === 401 || statusCode === 403;
    const isReached = !isRefused && statusCode < 500;
    return {
      isReached,
      message: isRefused ? "It answers and refuses the token." : `It answers ${statusCode}.`,
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return { isReached: false, message: `It does not answer: ${(error as Error).message}.` };
  }
}
