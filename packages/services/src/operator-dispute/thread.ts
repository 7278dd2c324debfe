import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import type { DisputeTables } from "./dispute-tables.ts";

/** A contested line beside what it was answered with. */
export interface ThreadLine {
  readonly lineNumber: number;
  readonly code: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly originPeriod: string;
  /** What the statement charges. */
  readonly amountMicros: bigint;
  readonly contestedMicros: bigint;
  /** null until it is answered. */
  readonly creditedMicros: bigint | null;
}

export interface ThreadEvent {
  readonly id: string;
  readonly occurredAt: Date;
  readonly side: "operator" | "mvna";
  readonly actor: string;
  readonly fromStatus: OperatorDisputeStatus;
  readonly toStatus: OperatorDisputeStatus;
  readonly note: string;
  readonly amountMicros: bigint | null;
  /** Set where an answer speaks of one line. */
  readonly lineNumber: number | null;
}

/** An operator's dispute as both sides see it. */
export interface DisputeThread {
  readonly id: string;
  readonly operatorId: string;
  readonly number: string;
  readonly status: OperatorDisputeStatus;
  readonly reason: string;
  readonly currency: string;
  readonly contestedMicros: bigint;
  readonly creditedMicros: bigint;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
  readonly statement: {
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly agreementId: string;
    readonly period: string;
  };
  /** In order of line. */
  readonly lines: readonly ThreadLine[];
  /** In order of time. */
  readonly events: readonly ThreadEvent[];
}

/** Loads a dispute with its lines and events through either door; null where it is not to be found. */
export async function loadThread(
  db: DisputeTables,
  where: { readonly number: string; readonly operatorId?: string },
): Promise<DisputeThread | null> {
  const row = await db.operatorDispute.findFirst({
    where,
    include: {
      statement: {
        select: { id: true, number: true, version: true, agreementId: true, period: true },
      },
      lines: { orderBy: { lineNumber: "asc" } },
      events: { orderBy: [{ occurredAt: "asc" }, { id: "asc" }] },
    },
  });
  if (row === null) return null;
  const { operatorId, lines: contested } = row;
  const numbers = contested.map(({ lineNumber }) => lineNumber);
  const charged = await db.statementLine.findMany({
    where: { operatorId, statementId: row.statementId, lineNumber: { in: numbers } },
  });
  const chargedBy = new Map(charged.map((line) => [line.lineNumber, line]));
  const creditedBy = new Map(row.events.map(({ lineNumber, amountMicros }) => [lineNumber, amountMicros]));
  return {
    id: row.id,
    operatorId,
    number: row.number,
    status: row.status as OperatorDisputeStatus,
    reason: row.reason,
    currency: row.currency,
    contestedMicros: row.contestedMicros,
    creditedMicros: row.creditedMicros,
    openedBy: row.openedBy,
    openedAt: row.openedAt,
    answeredAt: row.answeredAt,
    statement: row.statement,
    lines: contested.map(({ lineNumber, contestedMicros }) => {
      const line = chargedBy.get(lineNumber);
      return {
        lineNumber,
        code: line?.code ?? "",
        description: line?.description ?? "",
        quantity: line?.quantity?.toFixed() ?? null,
        unit: line?.unit ?? null,
        originPeriod: line?.originPeriod ?? row.statement.period,
        amountMicros: line?.amountMicros ?? 0n,
        contestedMicros,
        creditedMicros: creditedBy.get(lineNumber) ?? null,
      };
    }),
    events: row.events.map((event) => ({
      id: event.id,
      occurredAt: event.occurredAt,
      side: event.side as ThreadEvent["side"],
      actor: event.actor,
      fromStatus: event.fromStatus as OperatorDisputeStatus,
      toStatus: event.toStatus as OperatorDisputeStatus,
      note: event.note,
      amountMicros: event.amountMicros,
      lineNumber: event.lineNumber,
    })),
  };
}
