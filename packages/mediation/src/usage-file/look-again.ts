import type { Aggregate } from "../pipeline/aggregates.ts";
import type { MediationDoors } from "../pipeline/prepare-source.ts";
import type { OnLeft } from "../pipeline/sort-again.ts";
import type { QuarantineSum } from "../pipeline/spool-quarantined.ts";
import { createLackingSums, type LackingSum } from "../pipeline/sum-lacking.ts";
import { createSpool, SPOOL_BYTES } from "../spool/spool.ts";
import { findOriginal } from "./original-file.ts";
import { type ReadAgainInput, readAgain } from "./read-again.ts";
import { readNobodys } from "./read-nobodys.ts";

/** What would become of a file's records; those that were counted before are not known yet. */
export interface LookedAgain {
  readonly looked: number;
  /** Records that would fare differently. */
  readonly takenUp: number;
  /** What would count, by operator, day, zone and line. */
  readonly aggregates: readonly Aggregate[];
  /** What would wait for another reason. */
  readonly quarantined: readonly QuarantineSum[];
  /** What would be no usage by the rules of the mapping. */
  readonly rejected: number;
  /** What the agreement lacks for those that cannot be rated and stay. */
  readonly lacking: readonly LackingSum[];
}

/**
 * Reads a file's quarantined records as a re-drive would, by a source that may be a plan, and stores nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`, `MAPPING_INVALID`.
 */
export async function lookAgain(
  doors: MediationDoors,
  { fileId, ...input }: ReadAgainInput & { readonly fileId: number },
): Promise<LookedAgain> {
  const db = doors.mediationDb();
  const spool = createSpool(SPOOL_BYTES);
  try {
    const lacking = createLackingSums();
    const onLeft: OnLeft = (record, judgement) => {
      if (judgement.lacking !== undefined) lacking.add(record, judgement.lacking);
    };
    const original = await findOriginal(db, fileId);
    const reading = await readAgain(db, { ...input, onLeft }, original, spool);
    const { looked, received: takenUp, aggregates, quarantined } = reading;
    const rejected = Object.values(reading.rejected).reduce((sum, records) => sum + records, 0);
    return { looked, takenUp, aggregates, quarantined, rejected, lacking: lacking.sums() };
  } finally {
    spool.close();
  }
}

/** The same for a file's usage that is nobody's: what would be somebody's. */
export async function lookAtNobodys(
  doors: MediationDoors,
  { fileId, source }: Pick<ReadAgainInput, "source"> & { readonly fileId: number },
): Promise<LookedAgain> {
  const db = doors.mediationDb();
  const spool = createSpool(SPOOL_BYTES);
  try {
    const { looked, places, aggregates } = await readNobodys(
      db,
      { source },
      await findOriginal(db, fileId),
      spool,
    );
    return { looked, takenUp: places.length, aggregates, quarantined: [], rejected: 0, lacking: [] };
  } finally {
    spool.close();
  }
}
