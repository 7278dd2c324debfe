import type { OperatorDb } from "@tributary/db/doors/operator-db";

/** Where a credit that a dispute brought stands. */
export interface CreditLine {
  readonly statementNumber: string;
  readonly version: number;
  readonly period: string;
  readonly lineNumber: number;
  readonly amountMicros: bigint;
}

/** The lines on which a dispute's credits stand, each in the latest version of its statement with it. */
export async function findCreditLines({ shared }: OperatorDb, disputeNumber: string): Promise<CreditLine[]> {
  const lines = await shared.statementLine.findMany({
    where: { description: { endsWith: `credit on dispute ${disputeNumber}` } },
    orderBy: [{ statement: { period: "asc" } }, { statement: { version: "desc" } }, { lineNumber: "asc" }],
    select: {
      lineNumber: true,
      amountMicros: true,
      statement: { select: { number: true, version: true, period: true } },
    },
  });
  const latest = new Map<string, number>();
  for (const { statement } of lines) {
    if (!latest.has(statement.number)) latest.set(statement.number, statement.version);
  }
  return lines
    .filter(({ statement }) => latest.get(statement.number) === statement.version)
    .map(({ statement: { number, version, period }, ...line }) => {
      return { statementNumber: number, version, period, ...line };
    });
}
