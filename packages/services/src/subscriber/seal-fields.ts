import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { nameWords } from "@tributary/domain/subscriber/name-words";
import { type OperatorKeys, operatorKeys, type SubscriberKeys } from "./seal-keys.ts";

/** What tells who a subscriber is. */
export type SealedField = "name" | "email" | "address" | "vatId";

type Bytes = Uint8Array<ArrayBuffer>;

/** Seals and opens the personal data of one operator's subscribers. */
export interface SubscriberSealer {
  /** The version of the key that seals. */
  readonly version: number;
  seal(field: SealedField, subscriberId: string, text: string): Bytes;
  /** Throws when it was changed, or belongs to another field, subscriber or operator. */
  open(field: SealedField, subscriberId: string, sealed: Uint8Array): string;
  /** Marks of a name's words, to be kept with it. */
  marksOf(name: string): string[];
  /** For each word that is searched, the marks it may have been kept under. */
  searchMarks(text: string): string[][];
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const MARK_BYTES = 12;

/** Makes the sealer of one operator. Sealed bytes are the key's version, nonce, tag and cipher text. */
export function subscriberSealer(keys: SubscriberKeys, operatorId: string): SubscriberSealer {
  const own = operatorKeys(keys, operatorId);
  const [newest] = own as [OperatorKeys];
  const byVersion = new Map(own.map((key) => [key.version, key]));
  return {
    version: newest.version,
    seal(field, subscriberId, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, newest.seal, nonce);
      cipher.setAAD(boundTo(operatorId, subscriberId, field, newest.version));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(newest.version), nonce, cipher.getAuthTag(), sealed]));
    },
    open(field, subscriberId, sealed) {
      const version = sealed[0] ?? 0;
      const key = byVersion.get(version);
      if (key === undefined) throw new Error(`Key ${version} of the subscriber keys is not there.`);
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key.seal, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(operatorId, subscriberId, field, version));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
    },
    marksOf: (name) => nameWords(name).map((word) => markOf(newest, word)),
    searchMarks: (text) => nameWords(text).map((word) => own.map((key) => markOf(key, word))),
  };
}

/** What a sealed field cannot be moved away from. */
function boundTo(operatorId: string, subscriberId: string, field: SealedField, version: number): Buffer {
  return Buffer.from([operatorId, subscriberId, field, version].join("\n"));
}

function markOf({ mark }: OperatorKeys, word: string): string {
  return createHmac("sha256", mark).update(word).digest().subarray(0, MARK_BYTES).toString("base64url");
}
