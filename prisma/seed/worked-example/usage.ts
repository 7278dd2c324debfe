import { type Cell, csvText } from "../csv.ts";
import type { Random } from "../random.ts";
import { splitTotal } from "../split-total.ts";
import { monthStart, utcClock } from "../wall-clock.ts";
import { imsiOf, msisdnOf } from "./sims.ts";
import { EU_PLMN, HOME_PLMN, simsHeld, type TableUsage, tableUsage } from "./table.ts";

/** One usage record as the source writes it. */
export interface UsageRecord {
  readonly occurredAt: number;
  readonly operator: string | null;
  readonly service: TableUsage["service"];
  readonly zone: TableUsage["zone"];
  readonly imsi: string;
  readonly quantity: bigint;
}

const STARTS_AT = monthStart("Europe/Berlin", 2026, 10);
const ENDS_AT = monthStart("Europe/Berlin", 2026, 11);
const SECOND = 1000;
const NOBODYS_SIMS = 25;
const FILES = 11;

/**
 * October's records: their sums are exactly the table; the first is in the month's first second, the last in
 * its last.
 */
export function octoberRecords(random: Random, rows: readonly TableUsage[] = tableUsage): UsageRecord[] {
  return rows.flatMap((row) => {
    const held = row.operator === null ? NOBODYS_SIMS : (simsHeld[row.operator] ?? 0);
    return splitTotal(row.quantity, row.records, random).map((quantity, index) => ({
      occurredAt: timeOf(index, row.records, random),
      operator: row.operator,
      service: row.service,
      zone: row.zone,
      imsi: imsiOf(row.operator, random.below(held)),
      quantity,
    }));
  });
}

/** One second before the month and exactly at its end: neither belongs to October. */
export function neighbourRecords(): UsageRecord[] {
  return [STARTS_AT - SECOND, ENDS_AT].map((occurredAt) => ({
    occurredAt,
    operator: "op_a",
    service: "data",
    zone: "domestic",
    imsi: imsiOf("op_a", 7),
    quantity: 1_000_000_000n,
  }));
}

/** The source's files in the order of their sequence numbers, each a stretch of the month. */
export function usageFiles(records: readonly UsageRecord[]): { path: string; text: string }[] {
  const ordered = records.toSorted((a, b) => a.occurredAt - b.occurredAt);
  const perFile = Math.ceil(ordered.length / FILES);
  return Array.from({ length: FILES }, (_, file) => {
    const first = file * perFile;
    const rows = ordered
      .slice(first, first + perFile)
      .map((record, index) => rowOf(record, first + index + 1));
    return {
      path: `usage/nordnetz_${String(file + 1).padStart(5, "0")}.csv`,
      text: csvText([HEADER, ...rows]),
    };
  });
}

const HEADER = ["record", "start", "service", "imsi", "msisdn", "other", "network", "seconds", "bytes"];

function rowOf(record: UsageRecord, recordId: number): Cell[] {
  const { service, quantity, imsi } = record;
  return [
    `NN${String(recordId).padStart(7, "0")}`,
    utcClock(record.occurredAt),
    service,
    imsi,
    msisdnOf(imsi),
    service === "data" ? null : `99940${String(300_000_000 + recordId)}`,
    record.zone === "eu" ? EU_PLMN : HOME_PLMN,
    service === "voice" ? quantity : 0n,
    service === "data" ? quantity : 0n,
  ];
}

function timeOf(index: number, records: number, random: Random): number {
  if (index === 0) return STARTS_AT;
  if (index === records - 1) return ENDS_AT - SECOND;
  // The repeated half past two of the night in which summer time ends: both belong to the month.
  if (index === 1) return Date.UTC(2026, 9, 25, 0, 30);
  if (index === 2) return Date.UTC(2026, 9, 25, 1, 30);
  return STARTS_AT + random.below((ENDS_AT - STARTS_AT) / SECOND) * SECOND;
}
