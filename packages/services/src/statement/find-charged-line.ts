import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { ChargedRecords } from "@tributary/db/doors/operator-reads/line-records";
import { DomainError } from "@tributary/domain/error";
import type { ChargeKind } from "@tributary/domain/statement/line-charges";
import { readDocument } from "./document.ts";

/** A line of one of the operator's own statements, by what it charges. */
export interface ChargedLine {
  readonly lineNumber: number;
  readonly code: string;
  readonly description: string;
  /** As printed, in `unit`; null where nothing is counted. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly amountMicros: bigint;
  readonly currency: string;
  readonly originPeriod: string;
  /** In which its days are cut. */
  readonly zone: string;
}

export interface FoundLine {
  readonly line: ChargedLine;
  /** null: issued before lines kept what they are for. */
  readonly kind: ChargeKind | null;
  readonly unitSize: bigint | null;
}

export interface LineName {
  readonly statementId: string;
  readonly lineNumber: number;
}

/**
 * Finds a line of one of the operator's own statements.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findChargedLine(
  { shared }: OperatorDb,
  { statementId, lineNumber }: LineName,
): Promise<FoundLine> {
  const row = await shared.statementLine.findFirst({
    where: { statementId, lineNumber },
    include: { statement: { select: { document: true } } },
  });
  if (row === null) {
    throw new DomainError("NOT_FOUND", "There is no such statement line: check its statement and number.");
  }
  const { zone, currency, lines } = readDocument(row.statement.document);
  const { code, description, unit, amountMicros, originPeriod, unitSize } = row;
  const quantity = lines[lineNumber - 1]?.quantity ?? null;
  return {
    line: { lineNumber, code, description, quantity, unit, amountMicros, currency, originPeriod, zone },
    kind: row.kind as ChargeKind | null,
    unitSize,
  };
}

/** Where the records behind a usage line are; null when the statement took in no file with any. */
export async function chargedRecords(
  { shared }: OperatorDb,
  { statementId }: LineName,
  { line, kind }: FoundLine,
): Promise<ChargedRecords | null> {
  const { originPeriod: period, code: lineCode, zone, amountMicros } = line;
  const late = kind === "late-usage" ? { isLate: true } : {};
  const files = await shared.statementUsage.findMany({ where: { statementId, period, ...late } });
  const statement = await shared.statement.findFirst({
    where: { id: statementId },
    select: { agreementId: true },
  });
  const [first] = files.map(({ firstMonth }) => firstMonth).sort();
  const last = files
    .map(({ lastMonth }) => lastMonth)
    .sort()
    .at(-1);
  if (statement === null || first === undefined || last === undefined) return null;
  return {
    agreementId: statement.agreementId,
    period,
    lineCode,
    fileIds: files.map(({ fileId }) => fileId),
    from: new Date(`${first}-01T00:00:00Z`),
    until: startOfNext(last),
    zone,
    amountMicros,
  };
}

function startOfNext(month: string): Date {
  const start = new Date(`${month}-01T00:00:00Z`);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}
