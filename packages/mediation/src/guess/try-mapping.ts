import { DomainError } from "@tributary/domain/error";
import type { UsageRecord } from "../cdr/types.ts";
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
import type { MediationDoors, PreparedSource } from "../pipeline/prepare-source.ts";
import { hasHeaderRow } from "../pipeline/row-reader.ts";
import { loadSampleSource, readingSource } from "./load-sample-source.ts";
import { readRows, type SampleRow } from "./read-rows.ts";
import type { Sample } from "./sample.ts";

/** So many rows of a sample are tried. */
const ROWS = 2_000;

/** What would become of one row: `read` is the record that stands in it, where one does. */
export interface TriedRow {
  readonly line: number;
  readonly outcome: "accepted" | "nobody" | "quarantined" | "skipped" | "read";
  readonly read: UsageRecord | null;
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
  const reading = layOut(readingSource(mapping), receivedAt, header);
  const source = agreementId === null ? null : await sourceFor(doors, agreementId, mapping, reading, body);
  const judging = source === null ? null : layOut(source, receivedAt, header);
  return [...head, ...body.map((row) => tryRow(row, reading, judging, mapping.csv.raggedRows))];
}

/** Rows above the header row, the header row's names, and what stands below. */
function parted(rows: readonly SampleRow[], mapping: SourceMapping) {
  const head: TriedRow[] = [];
  if (!hasHeaderRow(mapping)) return { head, header: null, body: rows };
  const aboveHeader = skipReasonAboveHeader(mapping);
  for (const [at, row] of rows.entries()) {
    const reason = aboveHeader(row.fields);
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
  const identities = body.flatMap((row) => {
    const read = skipReason(row, reading) === null ? readOrRefuse(reading, rawRow(row)) : "";
    return typeof read === "string" ? [] : [read.record];
  });
  return loadSampleSource(doors.mediationDb(), agreementId, mapping, identities);
}

function tryRow(row: SampleRow, reading: Layout, judging: Layout | null, allowsRagged: boolean): TriedRow {
  const reason = skipReason(row, reading);
  if (reason !== null) return skipped(row, reason);
  if (judging === null) {
    const fault = rowFault(rawRow(row), reading, allowsRagged);
    const read = fault ?? readOrRefuse(reading, rawRow(row));
    return typeof read === "string" ? malformed(row, read) : { ...nothing(row, "read"), read: read.record };
  }
  const { read, judgement } = judgeRow(rawRow(row), judging, allowsRagged);
  return judged(row, read?.record ?? null, judgement);
}

function judged(row: SampleRow, read: UsageRecord | null, judgement: Judgement): TriedRow {
  if (judgement.status === "quarantined") {
    const { reason, detail, operatorId } = judgement;
    return { ...nothing(row, "quarantined"), read, reason, detail, operatorId: ownerOf(operatorId) };
  }
  const { operatorId, zone, chargeMicros } = judgement.usage;
  const owner = ownerOf(operatorId);
  return {
    ...nothing(row, owner === null ? "nobody" : "accepted"),
    read,
    operatorId: owner,
    zone,
    chargeMicros,
  };
}

function skipReason(row: SampleRow, layout: Layout): string | null {
  if (row.fault !== null) return null;
  if (layout.controls.takeRow(row.fields, row.line)) return "control row";
  return rejectionOf(row.fields, layout);
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

/** A trial keeps no bytes: nothing is quarantined for good. */
function rawRow(row: SampleRow) {
  return { ...row, bytes: Buffer.alloc(0), isCut: false };
}
