import { createHash } from "node:crypto";
import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { AggregateRow, ManifestRow } from "@tributary/db/doors/manifest-rows";
import { parseMicros } from "@tributary/domain/money/micros";

export interface UsageRow {
  /** null = unattributed. */
  readonly operator: string | null;
  readonly line: string;
  readonly quantity: bigint;
  readonly records?: bigint;
  readonly period?: string;
  readonly utcPeriod?: string;
  readonly day?: string;
  readonly rateVersion?: number;
  readonly outcome?: "accepted" | "duplicate";
  readonly charge?: string;
}

export interface UsageFileRow {
  readonly agreementId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly sequence: number | null;
  readonly period: string;
}

/** Writes a file's manifest and sums as taking it in would. Answers the file's id. */
export async function insertUsage(
  { manifest }: FileTransaction,
  fields: UsageFileRow,
  rows: readonly UsageRow[],
): Promise<number> {
  const id = await manifest.nextId();
  await manifest.insert(manifestRow(id, fields, rows));
  const aggregates = rows.map((row) => aggregateRow(row.period ?? fields.period, row));
  await manifest.insertAggregates(id, fields.agreementId, aggregates);
  return id;
}

function manifestRow(id: number, fields: UsageFileRow, rows: readonly UsageRow[]): ManifestRow {
  const { sourceId, agreementId, name, sequence } = fields;
  const sum = (accepts: (row: UsageRow) => boolean): number =>
    Number(rows.filter(accepts).reduce((total, row) => total + (row.records ?? 1n), 0n));
  const isAccepted = (row: UsageRow): boolean => row.outcome !== "duplicate";
  const accepted = sum(isAccepted);
  const duplicates = sum((row) => !isAccepted(row));
  const unattributed = sum((row) => isAccepted(row) && row.operator === null);
  const file = { id, sourceId, agreementId, name, sequence, byteCount: 1000n, receivedAt: Date.now() };
  return {
    ...file,
    sha256: createHash("sha256").update(name).digest(),
    firstOccurredAt: rows.length === 0 ? null : Math.min(...rows.map(noonOf(fields))),
    lastOccurredAt: rows.length === 0 ? null : Math.max(...rows.map(noonOf(fields))),
    received: accepted + duplicates,
    accepted,
    duplicates,
    rejected: 0,
    quarantined: 0,
    attributed: accepted - unattributed,
    unattributed,
    controlTotals: {},
    warnings: [],
    headerBytes: null,
    redriveOf: null,
  };
}

const noonOf =
  ({ period }: UsageFileRow) =>
  (row: UsageRow): number =>
    Date.parse(`${row.day ?? `${row.period ?? period}-15`}T12:00:00Z`);

function aggregateRow(period: string, row: UsageRow): AggregateRow {
  return {
    operatorId: row.operator,
    period,
    utcPeriod: row.utcPeriod ?? period,
    day: row.day ?? `${period}-15`,
    service: "data",
    direction: "none",
    zone: "domestic",
    lineCode: row.line,
    rateVersion: row.rateVersion ?? 1,
    outcome: row.outcome ?? "accepted",
    records: Number(row.records ?? 1n),
    quantity: row.quantity,
    chargeMicros: parseMicros(row.charge ?? "0"),
  };
}
