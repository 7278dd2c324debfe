import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { WaitingRecord } from "@tributary/db/doors/open-quarantine";
import type { Instant } from "@tributary/domain/period/types";
import { readHalf } from "../flatstore/flatstore-reader.ts";
import { createPairer } from "../flatstore/pairer.ts";
import type { Half } from "../flatstore/types.ts";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import { UNPAIRED } from "../pipeline/judge-row.ts";
import type { MediationDoors, PreparedSource } from "../pipeline/prepare-source.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";
import { storePairs } from "./store-pairs.ts";
import type { PairedHalves } from "./types.ts";

/** A half that waits in quarantine. */
export type StoredHalf = Half & { readonly record: WaitingRecord };

/** Two halves of one record, of which at least one came in another file than the other. */
export interface StoredPair {
  readonly invite: StoredHalf;
  readonly bye: StoredHalf;
}

/** A file with halves that wait. */
export interface HalfFile {
  readonly id: number;
  readonly name: string;
  readonly receivedAt: Instant;
}

const PAGE = 2_000;
/** As many halves as one pass holds; what is left over is for the next. */
const MOST_HALVES = 50_000;

/**
 * Puts halves together that came in different files of a source. Each pair is stored under a manifest of its
 * later file, in one transaction with the marks that take its halves out of what waits: a half is taken up
 * once, whoever is killed, and the same call again changes nothing.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID`.
 */
export async function pairWaiting(doors: MediationDoors, source: PreparedSource): Promise<PairedHalves> {
  const db = doors.mediationDb();
  return retryOnConflict(async () => {
    const files = await filesWithHalves(db, source.id);
    const { pairs, looked } = await findPairs(db, source, [...files.keys()]);
    const fileIds: number[] = [];
    for (const [fileId, group] of byLaterFile(pairs)) {
      const file = files.get(fileId);
      if (file !== undefined) fileIds.push(await storePairs(db, source, file, group));
    }
    return { paired: pairs.length, waiting: looked - 2 * pairs.length, fileIds };
  });
}

async function filesWithHalves(db: MediationDb, sourceId: string): Promise<Map<number, HalfFile>> {
  const open = await db.quarantineTotal.groupBy({
    by: ["fileId"],
    where: { operatorId: null, reason: UNPAIRED, file: { sourceId } },
    _sum: { records: true },
    having: { records: { _sum: { gt: 0 } } },
  });
  const files = await db.usageFile.findMany({
    where: { id: { in: open.map(({ fileId }) => fileId) } },
    select: { id: true, name: true, receivedAt: true },
  });
  return new Map(
    files.map(({ id, name, receivedAt }) => [id, { id, name, receivedAt: receivedAt.getTime() }]),
  );
}

async function findPairs(db: MediationDb, { mapping }: PreparedSource, fileIds: readonly number[]) {
  const pairs: StoredPair[] = [];
  let looked = 0;
  const pairer = createPairer<StoredHalf>(MOST_HALVES, {
    pair: (invite, bye) => pairs.push({ invite, bye }),
    leave: () => undefined,
    refuse: () => undefined,
  });
  for (let after = 0n; fileIds.length > 0; ) {
    const page = { fileIds, reason: UNPAIRED, after, limit: PAGE };
    const records = await db.fileTransaction((file) => file.waitingRecords(SUSPENSE, page));
    looked += records.length;
    for (const record of records) {
      const half = record.isCut ? null : readHalf(mapping, record.bytes, record.recordNumber);
      if (half !== null && pairs.length < MOST_HALVES) pairer.offer({ ...half, record });
    }
    const last = records[records.length - 1];
    if (last === undefined || records.length < PAGE) break;
    after = last.id;
  }
  return { pairs, looked };
}

function byLaterFile(pairs: readonly StoredPair[]): Map<number, StoredPair[]> {
  const groups = new Map<number, StoredPair[]>();
  for (const pair of pairs) {
    const fileId = Math.max(pair.invite.record.fileId, pair.bye.record.fileId);
    groups.set(fileId, [...(groups.get(fileId) ?? []), pair]);
  }
  return groups;
}
