import { createHash } from "node:crypto";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { encodeRedriven } from "../cdr/encode-cdr.ts";
import { pairedRow } from "../flatstore/flatstore-rows.ts";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import { UNPAIRED } from "../pipeline/judge-row.ts";
import { partitionKey, REDRIVEN } from "../pipeline/partition.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import { columnsOf } from "../pipeline/row-reader.ts";
import { createRowSorter } from "../pipeline/sort-rows.ts";
import { storeRows } from "../pipeline/store-rows.ts";
import { createRowPacker } from "../row/row.ts";
import { createSpool, SPOOL_BYTES, type Spool } from "../spool/spool.ts";
import { chooseChecks } from "./choose-checks.ts";
import { countRecords } from "./count-records.ts";
import type { HalfFile, StoredPair } from "./pair-waiting.ts";
import { ensureMonths } from "./store-file.ts";
import { warningsOf } from "./warnings.ts";
import { named, writeManifest } from "./write-manifest.ts";

/** Stores pairs under a manifest of their own, as of the time at which their later file came. */
export async function storePairs(
  db: MediationDb,
  source: PreparedSource,
  file: HalfFile,
  pairs: readonly StoredPair[],
): Promise<number> {
  const spool = createSpool(SPOOL_BYTES);
  try {
    const reading = readPairs(source, file, pairs, spool);
    await ensureMonths(db, spool);
    return await db.fileTransaction(async (transaction) => {
      const { manifest } = transaction;
      await manifest.lockName(source.id, file.name);
      const id = await manifest.nextId();
      const name = `pairing ${(await manifest.countRedrives(file.id)) + 1} of ${file.name}`;
      const checks = await chooseChecks(transaction, source, reading, true);
      const duplicates = await storeRows(transaction, id, spool, checks, () => undefined);
      const counts = countRecords(reading, duplicates);
      const of = { sourceId: source.id, agreementId: source.agreementId, redriveOf: file.id };
      const { receivedAt } = file;
      const row = { id, ...of, name, sequence: null, receivedAt, warnings: warningsOf(reading, source) };
      await writeManifest(transaction, row, reading, counts, duplicates);
      for (const [fileId, records] of halvesByFile(pairs)) {
        const taken = {
          operatorId: SUSPENSE,
          reason: UNPAIRED,
          records: -records,
          valueMicros: 0n,
          valued: 0,
        };
        await manifest.insertQuarantineTotals(fileId, [named(taken)]);
      }
      return id;
    });
  } finally {
    spool.close();
  }
}

function readPairs(
  source: PreparedSource,
  { receivedAt }: HalfFile,
  pairs: readonly StoredPair[],
  spool: Spool,
): FileReading {
  const sorter = createRowSorter(source, receivedAt, spool, () => undefined);
  const hash = createHash("sha256");
  let byteCount = 0n;
  const fields = columnsOf(source.mapping) ?? [];
  const pack = createRowPacker();
  sorter.take(pack({ line: 0, bytes: Buffer.alloc(0), fields, fault: null, isCut: false }));
  for (const { invite, bye } of pairs) {
    sorter.take(pack(pairedRow(invite, bye)));
    for (const { record } of [invite, bye]) {
      hash.update(`${record.id} `).update(record.bytes);
      byteCount += BigInt(record.bytes.length);
      markTaken(spool, record.id);
    }
  }
  return { ...sorter.finish(), sha256: hash.digest(), byteCount };
}

/** The mark's key lets nobody take the half up twice. */
function markTaken(spool: Spool, id: bigint): void {
  const buffer = spool.buffer(partitionKey({ operatorId: SUSPENSE, target: REDRIVEN }));
  buffer.open();
  encodeRedriven(buffer.writer, SUSPENSE, id);
  buffer.close({ high: Number(id >> 32n), low: Number(id & 0xffff_ffffn) });
}

function halvesByFile(pairs: readonly StoredPair[]): Map<number, number> {
  const halves = new Map<number, number>();
  for (const { record } of pairs.flatMap(({ invite, bye }) => [invite, bye])) {
    halves.set(record.fileId, (halves.get(record.fileId) ?? 0) + 1);
  }
  return halves;
}
