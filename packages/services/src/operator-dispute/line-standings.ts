import type { LineStanding } from "@tributary/domain/operator-dispute/contest";
import { isUnanswered } from "@tributary/domain/operator-dispute/lifecycle";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import type { DisputeTables } from "./dispute-tables.ts";

/**
 * How each line of a statement stands: what it charges, which dispute contests it, what was credited of it.
 *
 * Shape   in order of line; nothing for a statement that is not there.
 */
export async function lineStandings(db: DisputeTables, statementId: string): Promise<LineStanding[]> {
  const lines = await db.statementLine.findMany({
    where: { statementId },
    select: { lineNumber: true, amountMicros: true },
    orderBy: { lineNumber: "asc" },
  });
  const disputes = await db.operatorDispute.findMany({
    where: { statementId, status: { notIn: ["withdrawn", "rejected"] } },
    select: {
      number: true,
      status: true,
      lines: { select: { lineNumber: true } },
      events: { where: { lineNumber: { not: null } }, select: { lineNumber: true, amountMicros: true } },
    },
  });
  const contestedIn = new Map<number, string>();
  const credited = new Map<number, bigint>();
  for (const { number, status, lines: contested, events } of disputes) {
    if (isUnanswered(status as OperatorDisputeStatus)) {
      for (const { lineNumber } of contested) contestedIn.set(lineNumber, number);
    }
    for (const { lineNumber, amountMicros } of events) {
      if (lineNumber !== null)
        credited.set(lineNumber, (credited.get(lineNumber) ?? 0n) + (amountMicros ?? 0n));
    }
  }
  return lines.map(({ lineNumber, amountMicros }) => ({
    lineNumber,
    amountMicros,
    contestedIn: contestedIn.get(lineNumber) ?? null,
    creditedMicros: credited.get(lineNumber) ?? 0n,
  }));
}
