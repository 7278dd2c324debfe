import { hkdfSync } from "node:crypto";

const SHORTEST = 32;

/**
 * A 32-byte key for one purpose, derived from the installation's `AUTH_SECRET`: no two purposes share one.
 * Read when it is needed, so that building an application takes no secret.
 */
export function deriveKey(purpose: string): Buffer {
  const secret = process.env.AUTH_SECRET ?? "";
  if (secret.length < SHORTEST) {
    throw new Error(`AUTH_SECRET holds fewer than ${SHORTEST} characters: npm start makes one.`);
  }
  return Buffer.from(hkdfSync("sha256", secret, "tributary", purpose, 32));
}
