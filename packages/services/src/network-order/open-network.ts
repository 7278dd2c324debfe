import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { Dispatcher } from "undici";
import { es2Client } from "./es2plus/client.ts";
import { esimNetwork } from "./es2plus/esim-network.ts";
import { refuseAddress } from "./guarded-agent.ts";
import { httpNetwork } from "./http-network.ts";
import type { Network } from "./network.ts";
import { latestProfile, type NetworkSettings } from "./network-profile.ts";
import { type NetworkSecrets, openNetworkSecrets } from "./network-secrets.ts";

const NO_SECRETS = { network: null, smdp: null } as const;

/** Opens an operator's connections as they are set at the moment: orders about eSIMs go to its SM-DP+. */
export function networkOpener(dispatcher: Dispatcher): (db: OperatorDb) => Promise<Network> {
  return async (db) => {
    const { settings, secretsSealed } = await latestProfile(db.shared);
    const secrets = secretsSealed === null ? NO_SECRETS : openNetworkSecrets(secretsSealed, db.operatorId);
    return {
      send(order, signal) {
        const isEsim = order.action.startsWith("esim-");
        const network = isEsim ? smdpOf(settings, secrets, dispatcher) : mnoOf(settings, secrets, dispatcher);
        return network.send(order, signal);
      },
    };
  };
}

type Tokens = Pick<NetworkSecrets, "network" | "smdp">;

function mnoOf({ network }: NetworkSettings, { network: token }: Tokens, dispatcher: Dispatcher): Network {
  if (network === null) throw notConnected("network");
  const { address, timeoutSeconds } = network;
  refuseAddress(address);
  return httpNetwork({ address, token, timeoutMilliseconds: timeoutSeconds * 1_000, dispatcher });
}

function smdpOf({ smdp }: NetworkSettings, { smdp: token }: Tokens, dispatcher: Dispatcher): Network {
  if (smdp === null) throw notConnected("SM-DP+");
  const { address, requester, timeoutSeconds } = smdp;
  refuseAddress(address);
  const timeoutMilliseconds = timeoutSeconds * 1_000;
  return esimNetwork(es2Client({ address, requester, token, timeoutMilliseconds, dispatcher }));
}

function notConnected(what: string): DomainError {
  return new DomainError("INPUT_INVALID", `No ${what} is connected any more: connect it under settings.`);
}
