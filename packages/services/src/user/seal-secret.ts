import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey } from "../session/derive-key.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Bytes = Uint8Array<ArrayBuffer>;

/** Encrypts a secret for the database, bound to the person it belongs to: nonce, tag, cipher text. */
export function sealSecret(secret: Uint8Array, userId: string): Bytes {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey("secret at rest"), nonce).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/**
 * Opens what `sealSecret` sealed; throws when it was changed, moved to another person or sealed under another
 * key.
 */
export function openSecret(sealed: Uint8Array, userId: string): Bytes {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, deriveKey("secret at rest"), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(userId)).setAuthTag(tag);
  const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return new Uint8Array(Buffer.concat([decipher.update(text), decipher.final()]));
}
