import { FETCHED_AT_ONCE } from "@tributary/domain/attribution/assignment-table";
import { hashIdentities } from "../kernel/kernel.ts";
import { takeNumbers } from "../kernel/numbers.ts";
import { TextRoom } from "../kernel/text-room.ts";
import type { UsageRecord } from "./usage-record.ts";

/** Of each identity two addresses, from and to, and two halves of its hash. */
const identities = takeNumbers(2 * FETCHED_AT_ONCE);
const hashes = takeNumbers(2 * FETCHED_AT_ONCE);
const room = new TextRoom();

/** A hash of 64 bits, as two integers of 32. */
export interface IdentityHash {
  hashHigh: number;
  hashLow: number;
}

/** Hashes what makes each of the first `count` records itself, up to {@link FETCHED_AT_ONCE} of them. */
export function hashRecords(records: readonly UsageRecord[], count: number): void {
  room.clear();
  for (let at = 0; at < count; at++) {
    const { writer, start, identityEnd } = records[at] as UsageRecord;
    const { address } = writer.region;
    const from = address < 0 ? room.put(writer.bytes, start, identityEnd) : address + start;
    identities.values[2 * at] = from;
    identities.values[2 * at + 1] = from + identityEnd - start;
  }
  hashIdentities(identities.address, count, 0, hashes.address);
  for (let at = 0; at < count; at++) {
    const record = records[at] as UsageRecord;
    takeHash(at, record);
    record.isHashed = true;
  }
}

/** The hash of an identity, of which `occurrence` others say the same. */
export function hashIdentity(identity: Uint8Array, occurrence: number): IdentityHash {
  room.clear();
  identities.values[0] = room.put(identity, 0, identity.length);
  identities.values[1] = room.end;
  hashIdentities(identities.address, 1, occurrence, hashes.address);
  return takeHash(0, { hashHigh: 0, hashLow: 0 });
}

function takeHash<Hashed extends IdentityHash>(at: number, hashed: Hashed): Hashed {
  hashed.hashHigh = hashes.values[2 * at] ?? 0;
  hashed.hashLow = hashes.values[2 * at + 1] ?? 0;
  return hashed;
}
