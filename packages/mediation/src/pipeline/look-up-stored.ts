import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { Direction, Service } from "@tributary/domain/usage/types";
import { IDENTITY_COLUMNS } from "../cdr/columns.ts";
import { encodeIdentity } from "../cdr/encode-cdr.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import type { Partition } from "./partition.ts";
import type { LookUp } from "./place-rows.ts";
import type { StoredKeys } from "./stored-keys.ts";

interface StoredRow {
  readonly key: string;
  readonly occurred_at: Date;
  readonly record_id: string | null;
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly other_party: string | null;
  readonly service: Service;
  readonly direction: Direction;
  readonly charging_id: string | null;
  readonly duration_seconds: number;
  readonly volume_bytes: string;
}

/** Asks one partition, and the same month of other operators, for the records under keys. */
export function createLookUp(
  file: FileTransaction,
  { operatorId, target }: Partition,
  isOwnAsked: boolean,
  others: readonly string[],
  storedKeys: StoredKeys,
): LookUp {
  const identitiesIn = async (operator: string, all: readonly bigint[]): Promise<[bigint, Buffer][]> => {
    const keys = await storedKeys.heldIn(operator, target, all);
    if (keys.length === 0) return [];
    const rows = await file.existingRecords<StoredRow>(operator, target, keys, ["key", ...IDENTITY_COLUMNS]);
    return rows.map((row) => [BigInt(row.key), identityOf(row)]);
  };
  const asked = [...(isOwnAsked ? [operatorId] : []), ...others.filter((other) => other !== operatorId)];
  return {
    async suspects(batch) {
      const suspects = new Set<number>();
      for (const operator of asked) {
        const rows = await storedKeys.rowsHeldIn(operator, target, batch);
        if (rows === null) return null;
        for (const row of rows) suspects.add(row);
      }
      return suspects;
    },
    async stored(keys) {
      const own = new Map(isOwnAsked ? await identitiesIn(operatorId, keys) : []);
      const elsewhere = new Map<bigint, Buffer[]>();
      for (const other of others) {
        if (other === operatorId) continue;
        for (const [key, identity] of await identitiesIn(other, keys)) {
          elsewhere.set(key, [...(elsewhere.get(key) ?? []), identity]);
        }
      }
      return { own, elsewhere };
    },
  };
}

/** Written as a new record's identity is written, so that bytes can be compared with bytes. */
function identityOf(row: StoredRow): Buffer {
  const writer = new TupleWriter(512);
  const end = encodeIdentity(writer, {
    occurredAt: row.occurred_at.getTime(),
    recordId: row.record_id,
    imsi: row.imsi,
    iccid: row.iccid,
    msisdn: row.msisdn,
    otherParty: row.other_party,
    service: row.service,
    direction: row.direction,
    chargingId: row.charging_id,
    durationSeconds: row.duration_seconds,
    volumeBytes: BigInt(row.volume_bytes),
  });
  return writer.bytes.subarray(0, end);
}
