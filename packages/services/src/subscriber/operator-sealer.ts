import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { OperatorKeys } from "./seal-keys.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Seals and opens what is one operator's alone. */
export interface OperatorSealer {
  /** The version of the key that seals. */
  readonly version: number;
  /** The place is what it cannot be moved away from, such as whose it is and what. */
  seal(place: readonly string[], text: string): Bytes;
  /** Throws when it was changed, or belongs to another place or operator. */
  open(place: readonly string[], sealed: Uint8Array): string;
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Sealed bytes are the key's version, nonce, tag and cipher text. The first key is the newest: it seals. */
export function operatorSealer(keys: readonly OperatorKeys[], operatorId: string): OperatorSealer {
  const [newest] = keys as readonly [OperatorKeys];
  const byVersion = new Map(keys.map((key) => [key.version, key]));
  const boundTo = (place: readonly string[], version: number): Buffer =>
    Buffer.from([operatorId, ...place, version].join("\n"));
  return {
    version: newest.version,
    seal(place, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, newest.seal, nonce);
      cipher.setAAD(boundTo(place, newest.version));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(newest.version), nonce, cipher.getAuthTag(), sealed]));
    },
    open(place, sealed) {
      const version = sealed[0] ?? 0;
      const key = byVersion.get(version);
      if (key === undefined) throw new Error(`Key ${version} of the subscriber keys is not there.`);
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key.seal, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(place, version));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
    },
  };
}
