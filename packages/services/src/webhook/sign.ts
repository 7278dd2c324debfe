import { createHmac, randomBytes } from "node:crypto";
import { openSecret, sealSecret } from "../user/seal-secret.ts";

const SECRET_BYTES = 32;

export interface Signed {
  readonly id: string;
  /** Of the try, not of the event. */
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers by which a receiver knows who sent it, that nothing was changed, and when it was sent: Standard
 * Webhooks, version 1. Every secret that is valid signs.
 */
export function signedHeaders(
  { id, at, body }: Signed,
  secrets: readonly Uint8Array[],
): Record<string, string> {
  const timestamp = `${Math.floor(at.getTime() / 1_000)}`;
  const signatures = secrets.map((secret) => {
    const code = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
    return `v1,${code}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

export function newSecret(endpointId: string): Uint8Array<ArrayBuffer> {
  return sealSecret(randomBytes(SECRET_BYTES), boundTo(endpointId));
}

/** The secrets that sign at a moment: the present one first. */
export function secretsAt(
  endpoint: {
    readonly id: string;
    readonly secretSealed: Uint8Array;
    readonly previousSealed: Uint8Array | null;
    readonly previousUntil: Date | null;
  },
  at: Date,
): Uint8Array[] {
  const { id, secretSealed, previousSealed, previousUntil } = endpoint;
  const isOverlap = previousSealed !== null && previousUntil !== null && at < previousUntil;
  return [secretSealed, ...(isOverlap ? [previousSealed] : [])].map((sealed) =>
    openSecret(sealed, boundTo(id)),
  );
}

/** As receivers are given it. */
export function secretText(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString("base64")}`;
}

/** No person has an id of this form. */
function boundTo(endpointId: string): string {
  return `webhook:${endpointId}`;
}
