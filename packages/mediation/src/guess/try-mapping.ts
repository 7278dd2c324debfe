import { DomainError } from "@tributary/domain/error";
import { UsageRecord } from "../cdr/usage-record.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { type Judgement, SUSPENSE } from "../pipeline/judge-record.ts";
import { judgeRow } from "../pipeline/judge-row.ts";
import {
  type Layout,
  layOut,
  readOrRefuse,
  rejectionOf,
  rowFault,
  skipReasonAboveHeader,
} from "../pipeline/layout.ts";
import { PendingRecord } from "../pipeline/pending-record.ts";
import type { MediationDoors, PreparedSource } from "../pipeline/prepare-source.ts";
import { hasHeaderRow } from "../pipeline/row-reader.ts";
import { Fields } from "../row/fields.ts";
import type { Row } from "../row/row.ts";
import { createSpool } from "../spool/spool.ts";
import { loadSampleSource, readingSource } from "./load-sample-source.ts";
import { readRows, type SampleRow } from "./read-rows.ts";
import type { Sample } from "./sample.ts";
import { type TriedRecord, triedRecord } from "./tried-record.ts";

/** So many rows of a sample are tried. */
const ROWS = 2_000;

/** What would become of one row: `read` is the record that stands in it, where one does. */
export interface TriedRow {
  readonly line: number;
  readonly outcome: "accepted" | "nobody" | "quarantined" | "skipped" | "read";
  readonly read: TriedRecord | null;
  /** Whose it is; null: nobody's, or not asked. */
  readonly operatorId: string | null;
  readonly zone: string | null;
  readonly chargeMicros: bigint | null;
  /** Of a row that is quarantined: the code of the reason. */
  readonly reason: string | null;
  /** Why it is no usage or not counted, in words. */
  readonly detail: string | null;
}

export interface TrialInput {
  readonly sample: Sample;
  readonly mapping: SourceMapping;
  /** Whose SIMs and rates are asked; null: rows are read, and nobody asks whose they are. */
  readonly agreementId: string | null;
  readonly receivedAt: number;
}

/**
 * Reads a sample as its file would be read, and says of each row what would become of it. Nothing is stored.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID`, `TERMS_INVALID`, `ZONE_UNKNOWN`.
 */
export async function tryMapping(doors: MediationDoors, input: TrialInput): Promise<TriedRow[]> {
  const { sample, mapping, agreementId, receivedAt } = input;
  const rows = readRows(sample.bytes, mapping, sample.isWhole, ROWS);
  const { head, header, body } = parted(rows, mapping);
  if (hasHeaderRow(mapping) && header === null) {
    throw new DomainError("FILE_UNREADABLE", "The file has no header row: is its first row a title?");
  }
  const spool = createSpool(SPOOL_BYTES);
  try {
    const reading = layOut(readingSource(mapping), receivedAt, header, spool);
    const source = agreementId === null ? null : await sourceFor(doors, agreementId, mapping, reading, body);
    const judging = source === null ? null : layOut(source, receivedAt, header, spool);
    return [...head, ...body.map((row) => tryRow(row, reading, judging, mapping.csv.raggedRows))];
  } finally {
    spool.close();
  }
}

/** A trial stores nothing: what reads rows asks for a spool all the same. */
const SPOOL_BYTES = 65_536;

/** Rows above the header row, the header row's names, and what stands below. */
function parted(rows: readonly SampleRow[], mapping: SourceMapping) {
  const head: TriedRow[] = [];
  if (!hasHeaderRow(mapping)) return { head, header: null, body: rows };
  const aboveHeader = skipReasonAboveHeader(mapping);
  for (const [at, row] of rows.entries()) {
    const reason = aboveHeader(Fields.of(row.fields));
    if (reason === null) return { head, header: row.fields, body: rows.slice(at + 1) };
    head.push(skipped(row, reason));
  }
  return { head, header: null, body: [] };
}

/** Only the SIMs that the sample names are loaded. */
function sourceFor(
  doors: MediationDoors,
  agreementId: string,
  mapping: SourceMapping,
  reading: Layout,
  body: readonly SampleRow[],
): Promise<PreparedSource> {
  const record = new UsageRecord();
  const identities = body.flatMap((row) => {
    if (skipReason(row, reading) !== null) return [];
    return readOrRefuse(reading, rowOf(row), record) === null ? [triedRecord(record)] : [];
  });
  return loadSampleSource(doors.mediationDb(), agreementId, mapping, identities);
}

function tryRow(row: SampleRow, reading: Layout, judging: Layout | null, allowsRagged: boolean): TriedRow {
  const reason = skipReason(row, reading);
  if (reason !== null) return skipped(row, reason);
  const room = new PendingRecord();
  const raw = rowOf(row);
  if (judging === null) {
    const { record } = room;
    const fault = rowFault(raw, reading, allowsRagged) ?? readOrRefuse(reading, raw, record);
    return fault === null ? { ...nothing(row, "read"), read: triedRecord(record) } : malformed(row, fault);
  }
  const { record, judgement } = judgeRow(raw, judging, allowsRagged, room);
  return judged(row, record === null ? null : triedRecord(record), judgement);
}

function judged(row: SampleRow, read: TriedRecord | null, judgement: Judgement): TriedRow {
  if (judgement.status === "quarantined") {
    const { reason, detail, operatorId } = judgement;
    return { ...nothing(row, "quarantined"), read, reason, detail, operatorId: ownerOf(operatorId) };
  }
  const { operatorId, kind, chargeMicros } = judgement;
  const owner = ownerOf(operatorId);
  return {
    ...nothing(row, owner === null ? "nobody" : "accepted"),
    read,
    operatorId: owner,
    zone: kind.zone,
    chargeMicros: BigInt(chargeMicros),
  };
}

function skipReason(row: SampleRow, layout: Layout): string | null {
  if (row.fault !== null) return null;
  const fields = Fields.of(row.fields);
  if (layout.controls.takeRow(fields, row.line)) return "control row";
  return rejectionOf(fields, layout);
}

function skipped(row: SampleRow, detail: string): TriedRow {
  return { ...nothing(row, "skipped"), detail };
}

function malformed(row: SampleRow, detail: string): TriedRow {
  return { ...nothing(row, "quarantined"), reason: "MALFORMED", detail };
}

function nothing({ line }: SampleRow, outcome: TriedRow["outcome"]): TriedRow {
  const none = { read: null, operatorId: null, zone: null, chargeMicros: null, reason: null, detail: null };
  return { line, outcome, ...none };
}

function ownerOf(operatorId: string): string | null {
  return operatorId === SUSPENSE ? null : operatorId;
}

const NOTHING = Buffer.alloc(0);

/** A trial keeps no bytes: nothing is quarantined for good. */
function rowOf({ line, fields, fault }: SampleRow): Row {
  return { line, source: NOTHING, from: 0, to: 0, fields: Fields.of(fields), fault, isCut: false };
}
