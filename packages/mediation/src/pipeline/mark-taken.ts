import { createHash } from "node:crypto";
import type { OpenRecord } from "@tributary/db/doors/open-quarantine";
import { encodeRedriven } from "../cdr/encode-cdr.ts";
import type { Spool } from "../spool/spool.ts";
import { partitionKey, REDRIVEN } from "./partition.ts";

/** What was taken up out of a file's quarantine, as if it were a file. */
export interface Taken {
  readonly received: number;
  readonly byteCount: bigint;
  /** What the records were worth in quarantine, and of how many of them that is known. */
  readonly valueMicros: bigint;
  readonly valued: number;
  readonly sha256: Buffer;
}

export interface TakenMarker {
  mark(record: OpenRecord): void;
  finish(): Taken;
}

/** Spools a mark for each record that is taken up, and sums them. */
export function createTakenMarker(sha256: Buffer, operatorId: string, spool: Spool): TakenMarker {
  const hash = createHash("sha256").update(sha256);
  let [received, valued] = [0, 0];
  let [byteCount, valueMicros] = [0n, 0n];
  return {
    mark({ id, recordNumber, bytes, valueMicros: value }) {
      received += 1;
      byteCount += BigInt(bytes.length);
      valueMicros += value ?? 0n;
      valued += value === null ? 0 : 1;
      hash.update(`${recordNumber} `).update(bytes);
      const buffer = spool.buffer(partitionKey({ operatorId, target: REDRIVEN }));
      buffer.open();
      encodeRedriven(buffer.writer, operatorId, id);
      buffer.close({ high: Number(id >> 32n), low: Number(id & 0xffff_ffffn) });
    },
    finish: () => ({ received, byteCount, valueMicros, valued, sha256: hash.digest() }),
  };
}
