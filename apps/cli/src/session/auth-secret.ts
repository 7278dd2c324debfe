import { hkdfSync } from "node:crypto";

/** Derived, so that a second start keeps everybody signed in and no file holds another secret. */
export function authSecret(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "tributary", "auth", 32)).toString("hex");
}
