import type { OpenRecord } from "@tributary/db/doors/open-quarantine";
import { DomainError } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import type { UsageRecord } from "../cdr/usage-record.ts";
import { scanRow } from "../csv/scan-row.ts";
import type { Row } from "../row/row.ts";
import type { Spool } from "../spool/spool.ts";
import type { Quarantined } from "./judge-record.ts";
import { judgeRow } from "./judge-row.ts";
import { type Layout, layOut, rejectionOf } from "./layout.ts";
import { createTakenMarker, type Taken } from "./mark-taken.ts";
import { PendingRecord } from "./pending-record.ts";
import type { PreparedSource } from "./prepare-source.ts";
import type { FileReading } from "./read-file.ts";
import { columnsOf, createRowAgainReader } from "./row-reader.ts";
import { createAcceptedSpool } from "./spool-accepted.ts";
import { createQuarantineSpool } from "./spool-quarantined.ts";

/** The file whose quarantined records are read again. */
export interface OriginalFile {
  readonly id: number;
  readonly name: string;
  readonly sha256: Buffer;
  readonly receivedAt: Instant;
  readonly headerBytes: Buffer | null;
}

/** Whose quarantine is read, and for which reason its records wait there. */
export interface Waiting {
  readonly operatorId: string;
  readonly reason: string;
}

/** Told of each record that stays where it waits. */
export type OnLeft = (record: UsageRecord, judgement: Quarantined) => void;

/** The records that fare differently now, as if they were a file; `received` is how many they are. */
export interface RedriveReading extends FileReading, Taken {
  /** All records that were looked at. */
  readonly looked: number;
  readonly received: number;
}

export interface AgainSorter {
  take(record: OpenRecord): void;
  looked(): number;
  finish(): RedriveReading;
}

/**
 * Judges quarantined records again, by the source as it is now and by the time at which they came. One that
 * would wait where it waits, for the reason for which it waits, is left alone; each other one is taken up:
 * its new place is spooled, and the mark on its old one.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID` when the mapping does not fit the file.
 */
export function createAgainSorter(
  source: PreparedSource,
  original: OriginalFile,
  from: Waiting,
  spool: Spool,
  onLeft?: OnLeft,
): AgainSorter {
  const { csv } = source.mapping;
  const layout = layOut(source, original.receivedAt, headerOf(source, original), spool);
  const readAgain = createRowAgainReader(source.mapping, original.headerBytes, layout.header?.length ?? null);
  const accepted = createAcceptedSpool(spool, source.agreementId);
  const quarantined = createQuarantineSpool(spool);
  const marker = createTakenMarker(original.sha256, from.operatorId, spool);
  const rejected: Record<string, number> = {};
  const room = new PendingRecord();
  let [looked, folded] = [0, 0];

  /** Whether the row fares differently now; if so it is where it belongs. */
  function place(row: Row): boolean {
    const reason = rejectionNow(row, layout);
    if (reason !== null) {
      rejected[reason] = (rejected[reason] ?? 0) + 1;
      return true;
    }
    const { record, judgement } = judgeRow(row, layout, csv.raggedRows, room);
    if (judgement.status === "quarantined" && isSamePlace(judgement, from)) {
      if (record !== null) onLeft?.(record, judgement);
      return false;
    }
    // What could be read before is known already; twice is once.
    if (record !== null) layout.notePart(row.fields, record);
    if (judgement.status === "quarantined") {
      quarantined.add(row, judgement, record?.occurredAt ?? null);
    } else if (record !== null) {
      if (record.isFolded) folded += 1;
      accepted.add(record, judgement);
    }
    return true;
  }

  return {
    take(record) {
      looked += 1;
      const row = record.isCut ? null : readAgain(record.bytes, record.recordNumber);
      if (row !== null && !row.isCut && place(row)) marker.mark(record);
    },
    looked: () => looked,
    finish() {
      const counts = { ...marker.finish(), looked, rejected, folded };
      const sums = { aggregates: accepted.aggregates(), quarantined: quarantined.sums() };
      const { headerBytes } = original;
      const controlTotals = { counted: {}, stated: [] };
      return { ...counts, ...sums, ...accepted.span(), headerBytes, controlTotals };
    },
  };
}

function isSamePlace({ operatorId, reason }: Waiting, from: Waiting): boolean {
  return operatorId === from.operatorId && reason === from.reason;
}

/** Why a row is no usage by the mapping as it is now, or null. */
function rejectionNow({ fields, line }: Row, layout: Layout): string | null {
  if (fields.length === 0) return null;
  return layout.controls.takeRow(fields, line) ? "control row" : rejectionOf(fields, layout);
}

function headerOf({ mapping }: PreparedSource, { name, headerBytes }: OriginalFile) {
  const { csv } = mapping;
  const columns = columnsOf(mapping);
  if (columns !== null || !csv.header) return columns;
  const row = headerBytes === null ? null : scanRow(csv, headerBytes, 1, null);
  if (row !== null && row.fault === null) return row.fields.texts();
  throw new DomainError(
    "FILE_UNREADABLE",
    `The header row of ${name} is not known, so that its records cannot be read again by column names.`,
  );
}
