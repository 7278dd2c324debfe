import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";

/** One version of one of the operator's own statements; without a version, the latest. */
export interface StatementName {
  readonly number: string;
  readonly version?: number;
}

export interface FoundStatement {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** All versions of the number, the latest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly issuedAt: Date;
    readonly grossMicros: bigint;
    readonly currency: string;
    readonly hash: string;
  }[];
  readonly isLatest: boolean;
}

/**
 * Finds one of the operator's own statements.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findOwnStatement(
  tx: Pick<OperatorTables, "statement">,
  { number, version }: StatementName,
): Promise<FoundStatement> {
  const rows = await tx.statement.findMany({
    where: { number },
    orderBy: { version: "desc" },
    select: { id: true, version: true, issuedAt: true, grossMicros: true, currency: true, hash: true },
  });
  const row = version === undefined ? rows[0] : rows.find((other) => other.version === version);
  if (row === undefined) {
    throw new DomainError("NOT_FOUND", "There is no such statement: check its number and version.");
  }
  return {
    id: row.id,
    version: row.version,
    hash: row.hash,
    versions: rows.map(({ id: _, ...facts }) => facts),
    isLatest: row === rows[0],
  };
}
