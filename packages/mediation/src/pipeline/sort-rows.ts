import { DomainError } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import { bytesOf, type Row } from "../row/row.ts";
import type { Spool } from "../spool/spool.ts";
import type { Aggregate } from "./aggregates.ts";
import type { ControlTotals } from "./control-totals.ts";
import type { HourCounts } from "./crowded-spans.ts";
import { unreadable } from "./judge-row.ts";
import { type Layout, layOut, readOrRefuse, rejectionOf, rowFault, skipReasonAboveHeader } from "./layout.ts";
import type { PendingRecord } from "./pending-record.ts";
import { createPendingRecords } from "./pending-records.ts";
import type { PreparedSource } from "./prepare-source.ts";
import { hasHeaderRow } from "./row-reader.ts";
import { createAcceptedSpool } from "./spool-accepted.ts";
import { createQuarantineSpool, type QuarantineSum } from "./spool-quarantined.ts";

export interface SortedRows {
  readonly received: number;
  /** Skipped rows by the reason of their rule. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly quarantined: readonly QuarantineSum[];
  readonly aggregates: readonly Aggregate[];
  readonly controlTotals: ControlTotals;
  readonly firstOccurredAt: Instant | null;
  readonly lastOccurredAt: Instant | null;
  readonly hours: HourCounts;
  /** The header row as it stands in the file. */
  readonly headerBytes: Buffer | null;
  /** Records whose local time the clocks showed twice. */
  readonly folded: number;
}

export interface RowSorter {
  readonly take: (row: Row) => void;
  /** Judges the records that wait for it; to be called before the bytes of their rows go. */
  readonly settle: () => void;
  readonly count: () => number;
  readonly hasHeader: () => boolean;
  finish(): SortedRows;
}

/**
 * Takes a file's rows one by one and puts each where it belongs: a table of the spool, a total, or a count.
 */
export function createRowSorter(
  source: PreparedSource,
  receivedAt: Instant,
  spool: Spool,
  onHeader: (columns: number) => void,
): RowSorter {
  const { csv } = source.mapping;
  const aboveHeader = skipReasonAboveHeader(source.mapping);
  const accepted = createAcceptedSpool(spool, source.agreementId);
  const quarantined = createQuarantineSpool(spool);
  const rejected: Record<string, number> = {};
  const pending = createPendingRecords(source.attribute, spool.writer, place);
  let layout: Layout | null = hasHeaderRow(source.mapping) ? null : layOut(source, receivedAt, null, spool);
  let headerBytes: Buffer | null = null;
  let received = 0;
  let folded = 0;

  function reject(reason: string): void {
    received += 1;
    rejected[reason] = (rejected[reason] ?? 0) + 1;
  }

  function takeHeader(row: Row): void {
    const reason = aboveHeader(row.fields);
    if (reason !== null) reject(reason);
    else if (row.fault !== null) throw headerUnreadable(row);
    else {
      layout = layOut(source, receivedAt, row.fields.texts(), spool);
      headerBytes = Buffer.from(bytesOf(row));
      onHeader(row.fields.length);
    }
  }

  function takeRecord(row: Row, current: Layout): void {
    received += 1;
    const next = pending.next();
    const { record, usage } = next;
    const fault = rowFault(row, current, csv.raggedRows) ?? readOrRefuse(current, row, record);
    if (fault !== null) {
      current.controls.countUnreadable();
      quarantined.add(row, unreadable(row, fault), null);
      return;
    }
    current.controls.countRecord(record);
    current.notePart(row.fields, record);
    if (record.isFolded) folded += 1;
    next.lacking = current.judge.price(record, row.fields, usage);
    next.stand(row);
    pending.keep();
  }

  function place(settled: PendingRecord): void {
    const { record, usage, lacking } = settled;
    const judgement = (layout as Layout).judge.judge(record, usage, lacking);
    if (judgement.status === "accepted") accepted.add(record, judgement);
    else quarantined.add(settled, judgement, record.occurredAt);
  }

  function takeBody(row: Row, current: Layout): void {
    // A row that could not be split has nothing that a rule could be asked about.
    const isSplit = row.fields.length > 0;
    if (isSplit && current.controls.takeRow(row.fields, row.line)) return;
    current.controls.countRow();
    const reason = isSplit ? rejectionOf(row.fields, current) : null;
    if (reason !== null) reject(reason);
    else takeRecord(row, current);
  }

  function take(row: Row): void {
    if (layout === null) takeHeader(row);
    else takeBody(row, layout);
  }

  return {
    take,
    settle: pending.settle,
    count: () => received,
    hasHeader: () => layout !== null,
    finish() {
      pending.settle();
      // A file without a byte has no header row either: it is whole, and holds nothing.
      const controlTotals = layout?.controls.totals() ?? { counted: {}, stated: [] };
      const sums = { aggregates: accepted.aggregates(), quarantined: quarantined.sums() };
      return { received, rejected, folded, controlTotals, headerBytes, ...sums, ...accepted.span() };
    },
  };
}

function headerUnreadable({ line, fault }: Row): DomainError {
  const what = line === 0 ? "What stands before the records" : `The header row on line ${line}`;
  return new DomainError("FILE_UNREADABLE", `${what} cannot be read: ${fault}.`);
}
