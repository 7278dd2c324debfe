import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openSecret, sealSecret } from "../user/seal-secret.ts";

const secrets = z.strictObject({
  network: z.string().nullable(),
  smdp: z.string().nullable(),
  /** By which network and SM-DP+ report to us. */
  report: z.string(),
});

/** The tokens of one operator's connections. */
export type NetworkSecrets = z.infer<typeof secrets>;

/** Tokens of an operator that set none; nobody can report to it yet. */
export function newSecrets(): NetworkSecrets {
  return { network: null, smdp: null, report: randomBytes(32).toString("base64url") };
}

/** Encrypts tokens for the database, bound to their operator. */
export function sealNetworkSecrets(tokens: NetworkSecrets, operatorId: string): Uint8Array<ArrayBuffer> {
  return sealSecret(Buffer.from(JSON.stringify(tokens)), boundTo(operatorId));
}

export function openNetworkSecrets(sealed: Uint8Array, operatorId: string): NetworkSecrets {
  return secrets.parse(JSON.parse(Buffer.from(openSecret(sealed, boundTo(operatorId))).toString("utf8")));
}

/** No person has an id of this form: what is sealed for an operator opens for no person. */
function boundTo(operatorId: string): string {
  return `network:${operatorId}`;
}
