import { operatorSealer } from "../subscriber/operator-sealer.ts";
import { operatorKeys, type SubscriberKeys } from "../subscriber/seal-keys.ts";

/** Who asked. */
export interface Requester {
  readonly name: string;
  /** Null: it cannot be written to. */
  readonly address: string | null;
}

/** Seals who asked: for one ticket of one operator, and for no other. */
export function sealRequester(
  keys: SubscriberKeys,
  operatorId: string,
  ticketId: string,
  { name, address }: Requester,
): Uint8Array<ArrayBuffer> {
  return sealerOf(keys, operatorId).seal([ticketId, "requester"], JSON.stringify({ name, address }));
}

export function openRequester(
  keys: SubscriberKeys,
  operatorId: string,
  { id, requesterSealed }: { readonly id: string; readonly requesterSealed: Uint8Array | null },
): Requester | null {
  if (requesterSealed === null) return null;
  return JSON.parse(sealerOf(keys, operatorId).open([id, "requester"], requesterSealed)) as Requester;
}

/** The version of the key that seals now. */
export function requesterKeyVersion(keys: SubscriberKeys, operatorId: string): number {
  return sealerOf(keys, operatorId).version;
}

function sealerOf(keys: SubscriberKeys, operatorId: string) {
  return operatorSealer(operatorKeys(keys, operatorId), operatorId);
}
