import { createHmac } from "node:crypto";
import { nameWords } from "@tributary/domain/subscriber/name-words";
import { operatorSealer } from "./operator-sealer.ts";
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

const MARK_BYTES = 12;

/** Makes the sealer of one operator. */
export function subscriberSealer(keys: SubscriberKeys, operatorId: string): SubscriberSealer {
  const own = operatorKeys(keys, operatorId);
  const [newest] = own as [OperatorKeys];
  const sealer = operatorSealer(own, operatorId);
  return {
    version: sealer.version,
    seal: (field, subscriberId, text) => sealer.seal([subscriberId, field], text),
    open: (field, subscriberId, sealed) => sealer.open([subscriberId, field], sealed),
    marksOf: (name) => nameWords(name).map((word) => markOf(newest, word)),
    searchMarks: (text) => nameWords(text).map((word) => own.map((key) => markOf(key, word))),
  };
}

function markOf({ mark }: OperatorKeys, word: string): string {
  return createHmac("sha256", mark).update(word).digest().subarray(0, MARK_BYTES).toString("base64url");
}
