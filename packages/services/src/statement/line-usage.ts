import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type {
  ChargedRecords,
  LineDay as DayRow,
  RecordPlace,
  LineRecord as RecordRow,
} from "@tributary/db/doors/operator-reads/line-records";
import { DomainError } from "@tributary/domain/error";
import { exact, exactToDecimal, parseExact } from "@tributary/domain/money/exact";
import { PRINTED_DIGITS } from "@tributary/domain/statement/present-lines";
import {
  type ChargedLine,
  chargedRecords,
  type FoundLine,
  findChargedLine,
  type LineName,
} from "./find-charged-line.ts";
import { type ExplainedLine, explainLine } from "./line-explanation.ts";

/** One day of a usage line. */
export interface LineDay extends DayRow {
  /** In the line's unit; null where its rate versions do not agree on one. */
  readonly quantity: string | null;
}

/** One record behind a usage line. */
export interface LineRecord extends RecordRow {
  readonly quantity: string | null;
}

export interface LineUsageByDay {
  readonly kind: "usage";
  readonly line: ChargedLine;
  /** Their amounts sum to the line's. */
  readonly days: readonly LineDay[];
}

export interface LineRecords {
  readonly kind: "usage";
  readonly line: ChargedLine;
  readonly records: readonly LineRecord[];
  /** Asks for what follows; null at the end of the day. */
  readonly nextCursor: string | null;
}

export interface LineRecordsRequest extends LineName {
  /** YYYY-MM-DD in the line's zone. */
  readonly day: string;
  readonly cursor?: string | null;
  readonly limit?: number;
}

const PAGE = 100;

/**
 * Shows the usage behind a line of the operator's own statement by day, each with its share of the line's
 * amount, or names what the line charges instead.
 *
 * Units   amounts in micros of the statement's currency, quantities in the line's unit.
 * Shape   days in order; their amounts sum to the line's amount, their quantities to its quantity.
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the records do not come to the quantity.
 */
export async function lineUsageByDay(
  db: OperatorDb,
  name: LineName,
): Promise<LineUsageByDay | ExplainedLine> {
  const found = await findUsage(db, name);
  if (found.explained !== null) return found.explained;
  const { line, charged, unitSize } = found;
  const days = await db.usage.reads.lineDays(charged);
  if (days.length === 0 && isNothing(line)) return explainLine("no-usage", line);
  refuseOtherQuantity(line, days, unitSize);
  const shown = days.map((day) => ({ ...day, quantity: inUnits(day.ratedQuantity, unitSize) }));
  return { kind: "usage", line, days: shown };
}

/**
 * Shows the records of one day behind a line, each with its share of the line's amount.
 *
 * Shape   by the time they began; the amounts of all records of all days sum to the line's amount.
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for a cursor that none of these pages gave.
 */
export async function lineRecords(
  db: OperatorDb,
  { day, cursor = null, limit = PAGE, ...name }: LineRecordsRequest,
): Promise<LineRecords | ExplainedLine> {
  const after = cursor === null ? null : placeOf(cursor);
  const found = await findUsage(db, name);
  if (found.explained !== null) return found.explained;
  const { line, charged, unitSize } = found;
  const rows = await db.usage.reads.lineRecords({ ...charged, day, after, limit: limit + 1 });
  const records = rows
    .slice(0, limit)
    .map((record) => ({ ...record, quantity: inUnits(record.ratedQuantity, unitSize) }));
  const last = records.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? cursorOf(last) : null;
  return { kind: "usage", line, records, nextCursor };
}

type FoundUsage =
  | { readonly explained: ExplainedLine }
  | {
      readonly explained: null;
      readonly line: ChargedLine;
      readonly charged: ChargedRecords;
      readonly unitSize: bigint | null;
    };

async function findUsage(db: OperatorDb, name: LineName): Promise<FoundUsage> {
  const found: FoundLine = await findChargedLine(db, name);
  const { line, kind, unitSize } = found;
  if (kind === null) return { explained: explainLine("unknown", line) };
  if (kind !== "usage" && kind !== "late-usage") return { explained: explainLine(kind, line) };
  const charged = await chargedRecords(db, name, found);
  if (charged !== null) return { explained: null, line, charged, unitSize };
  if (isNothing(line)) return { explained: explainLine("no-usage", line) };
  throw incomplete(line);
}

function isNothing({ quantity }: ChargedLine): boolean {
  return quantity === null || quantity === "0";
}

/** What was issued is what can be looked into: records that are gone must not pass for the whole. */
function refuseOtherQuantity(line: ChargedLine, days: readonly DayRow[], unitSize: bigint | null): void {
  const rated = days.reduce((sum, { ratedQuantity }) => sum + ratedQuantity, 0n);
  const quantity = inUnits(rated, unitSize);
  const isWhole = quantity === null ? days.length > 0 : quantity === printed(line.quantity);
  if (!isWhole) throw incomplete(line);
}

function incomplete({ lineNumber, description }: ChargedLine): DomainError {
  return new DomainError(
    "IDENTITY_BROKEN",
    `The records behind line ${lineNumber}, ${description}, do not come to its quantity: tell your provider.`,
  );
}

function inUnits(ratedQuantity: bigint, unitSize: bigint | null): string | null {
  return unitSize === null ? null : exactToDecimal(exact(ratedQuantity, unitSize), PRINTED_DIGITS);
}

function printed(quantity: string | null): string {
  return exactToDecimal(parseExact(quantity ?? "0"), PRINTED_DIGITS);
}

function cursorOf({ occurredAt, key }: RecordPlace): string {
  return `${occurredAt.getTime()}-${key}`;
}

function placeOf(cursor: string): RecordPlace {
  const parts = /^(\d{1,15})-(\d{1,19})$/.exec(cursor);
  if (parts === null) throw new DomainError("INPUT_INVALID", "There is no such page: begin with the first.");
  return { occurredAt: new Date(Number(parts[1])), key: BigInt(parts[2] ?? "") };
}
