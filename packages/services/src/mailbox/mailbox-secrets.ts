import { operatorSealer } from "../subscriber/operator-sealer.ts";
import { operatorKeys, type SubscriberKeys } from "../subscriber/seal-keys.ts";

const PASSWORD = ["mailbox", "password"];

/** What belongs to one operator's mailbox and is sealed with that operator's own key. */
export function mailboxSealer(keys: SubscriberKeys, operatorId: string) {
  const sealer = operatorSealer(operatorKeys(keys, operatorId), operatorId);
  const headOf = (place: string): string[] => ["mailbox", "refused", place];
  return {
    version: sealer.version,
    sealPassword: (password: string) => sealer.seal(PASSWORD, password),
    openPassword: (sealed: Uint8Array) => sealer.open(PASSWORD, sealed),
    /** Bytes of a mail that was not taken in, bound to where it lies. */
    sealHead: (place: string, head: Uint8Array) =>
      sealer.seal(headOf(place), Buffer.from(head).toString("base64")),
    openHead: (place: string, sealed: Uint8Array) =>
      Buffer.from(sealer.open(headOf(place), sealed), "base64"),
  };
}
