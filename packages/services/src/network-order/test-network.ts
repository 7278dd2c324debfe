import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { type Dispatcher, request } from "undici";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseAddress } from "./guarded-agent.ts";
import { latestProfile } from "./network-profile.ts";
import { openNetworkSecrets } from "./network-secrets.ts";

/** What came of a look at a connection. */
export interface Reached {
  readonly isReached: boolean;
  readonly message: string;
}

export interface TestRequest {
  readonly connection: "network" | "smdp";
  readonly dispatcher: Dispatcher;
  readonly actor: string;
}

/**
 * Looks whether the network, or the SM-DP+, answers at all and lets our token in. It asks nothing of it.
 *
 * Shape   null when nothing is connected there.
 * Throws  {@link DomainError} `INPUT_INVALID` for an address that is not looked at.
 */
export async function testNetwork(
  db: OperatorDb,
  { connection, dispatcher, actor }: TestRequest,
): Promise<Reached | null> {
  const { operatorId } = db;
  const { settings, secretsSealed } = await latestProfile(db.shared);
  const secrets = secretsSealed === null ? null : openNetworkSecrets(secretsSealed, operatorId);
  const action = "network-profile:test";
  await db.$transaction((tx) => writeAudit(tx, { actor, action, subject: connection, operatorId }));
  const place = settings[connection];
  return place === null ? null : reachPlace(place, secrets?.[connection] ?? null, dispatcher);
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
