import { createHash } from "node:crypto";

/** Of what somebody looked at, so that they decide on nothing else. Equal terms are written alike. */
export function termsFingerprint(...seen: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex");
}
