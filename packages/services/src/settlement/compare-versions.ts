import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import type { FrozenJson } from "./freeze.ts";
import { type FieldChange, listChanges } from "./list-changes.ts";

const CHANGES_SHOWN = 200;
const OPERATORS_SHOWN = 50;

export interface OperatorChange {
  /** null = what stays with the MVNA. */
  readonly operatorId: string | null;
  readonly name: string | null;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
}

export interface VersionComparison {
  readonly before: number;
  readonly after: number;
  /** Whose amount moved, the largest move first. */
  readonly operators: readonly OperatorChange[];
  readonly operatorCount: number;
  /** Inputs that differ, by path. */
  readonly changes: readonly FieldChange[];
  readonly changeCount: number;
}

/**
 * Compares two versions of a period's run: whose money moved, and which inputs made it move.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function compareVersions(
  db: PortfolioDb,
  request: { agreementId: string; period: PeriodLabel; before: number; after: number },
): Promise<VersionComparison> {
  const { agreementId, period, before, after } = request;
  const rows = await db.settlementRun.findMany({
    where: { agreementId, period, version: { in: [before, after] } },
    select: { id: true, version: true, snapshot: true },
  });
  const first = rows.find(({ version }) => version === before);
  const second = rows.find(({ version }) => version === after);
  if (first === undefined || second === undefined) {
    throw new DomainError(
      "NOT_FOUND",
      `There is no such version of ${agreementId} ${period}: list its versions.`,
    );
  }
  const operators = await movedAmounts(db, first.id, second.id);
  const changes = listChanges(first.snapshot as FrozenJson, second.snapshot as FrozenJson);
  return {
    before,
    after,
    operators: operators.slice(0, OPERATORS_SHOWN),
    operatorCount: operators.length,
    changes: changes.slice(0, CHANGES_SHOWN),
    changeCount: changes.length,
  };
}

async function movedAmounts(db: PortfolioDb, before: string, after: string): Promise<OperatorChange[]> {
  const [first, second] = await Promise.all([netsOf(db, before), netsOf(db, after)]);
  const moved = [...new Set([...first.keys(), ...second.keys()])]
    .map((operatorId) => ({
      operatorId,
      beforeMicros: first.get(operatorId) ?? 0n,
      afterMicros: second.get(operatorId) ?? 0n,
    }))
    .filter(({ beforeMicros, afterMicros }) => beforeMicros !== afterMicros)
    .sort((one, other) => (moveOf(other) > moveOf(one) ? 1 : -1));
  const names = await namesOfOperators(
    db,
    moved.map(({ operatorId }) => operatorId),
  );
  return moved.map((row) => ({
    ...row,
    name: row.operatorId === null ? null : (names.get(row.operatorId) ?? null),
  }));
}

async function netsOf(db: PortfolioDb, runId: string): Promise<Map<string | null, Micros>> {
  const rows = await db.settlementLine.groupBy({
    by: ["operatorId"],
    where: { runId },
    _sum: { amountMicros: true },
  });
  return new Map(rows.map(({ operatorId, _sum }) => [operatorId, _sum.amountMicros ?? 0n]));
}

function moveOf({ beforeMicros, afterMicros }: Pick<OperatorChange, "beforeMicros" | "afterMicros">): Micros {
  const move = afterMicros - beforeMicros;
  return move < 0n ? -move : move;
}
