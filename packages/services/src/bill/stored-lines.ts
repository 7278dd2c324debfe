import type { BillLine, BillLineKind } from "@tributary/domain/bill/types";
import { parseExact } from "@tributary/domain/money/exact";

interface StoredLine {
  readonly lineNumber: number;
  readonly kind: string;
  readonly code: string;
  readonly description: string;
  readonly quantity: { toFixed(): string } | null;
  readonly unit: string | null;
  readonly fromDay: Date;
  readonly toDay: Date;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly taxCode: string;
  readonly taxBps: number;
}

/** Lines as they are stored, read back. */
export function readLines(lines: readonly StoredLine[]): BillLine[] {
  return lines.map((line) => ({
    lineNumber: line.lineNumber,
    kind: line.kind as BillLineKind,
    code: line.code,
    description: line.description,
    quantity: line.quantity === null ? null : parseExact(line.quantity.toFixed()),
    unit: line.unit,
    fromDay: isoDay(line.fromDay),
    toDay: isoDay(line.toDay),
    netMicros: line.netMicros,
    taxMicros: line.taxMicros,
    taxCode: line.taxCode,
    taxBps: line.taxBps,
  }));
}

/** A stored date as YYYY-MM-DD. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
