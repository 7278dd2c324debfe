import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

/** Which operator's dispute: numbers count by operator. */
export interface DisputeName {
  readonly operatorId: string;
  readonly number: string;
}

/**
 * Loads an operator's dispute for the MVNA, with the lines it contests and the statement they are of.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findOperatorDispute(
  tx: Pick<PortfolioTables, "operatorDispute">,
  { operatorId, number }: DisputeName,
) {
  const row = await tx.operatorDispute.findFirst({
    where: { operatorId, number },
    include: {
      lines: { select: { lineNumber: true, contestedMicros: true }, orderBy: { lineNumber: "asc" } },
      statement: { select: { number: true, agreementId: true, period: true } },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such dispute: check its number.");
  return { ...row, status: row.status as OperatorDisputeStatus };
}

export type FoundOperatorDispute = Awaited<ReturnType<typeof findOperatorDispute>>;
