import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { namesOfOperators } from "../operator/names-of-operators.ts";

/** More lines than this do not stand behind one amount of one operator. */
const LINES_SHOWN = 500;

export interface RunLine {
  readonly id: string;
  readonly kind: string;
  readonly lineCode: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly originPeriod: string;
  readonly amountMicros: Micros;
}

/** What an amount of the matrix is of: a line of the agreement, or everything of one kind. */
export type RunLineGroup = { readonly lineCode: string } | { readonly kind: "margin" | "adjustments" };

const COST = ["cost", "spread", "retained"];
const KINDS = { margin: ["margin"], adjustments: ["adjustment", "credit"] } as const;

export interface RunLines {
  /** null = what stays with the MVNA. */
  readonly operatorName: string | null;
  readonly lines: readonly RunLine[];
  /** The amount that was looked into. */
  readonly totalMicros: Micros;
}

/** Lists the posted lines behind one amount; `operatorId` null is what stays with the MVNA. */
export async function listRunLines(
  db: PortfolioDb,
  runId: string,
  operatorId: string | null,
  group: RunLineGroup,
): Promise<RunLines> {
  const of =
    "kind" in group
      ? { kind: { in: [...KINDS[group.kind]] } }
      : { lineCode: group.lineCode, kind: { in: COST } };
  const where = { runId, operatorId, ...of };
  const [rows, { _sum }, names] = await Promise.all([
    db.settlementLine.findMany({
      where,
      orderBy: [{ originPeriod: "asc" }, { kind: "asc" }, { lineCode: "asc" }, { id: "asc" }],
      take: LINES_SHOWN,
    }),
    db.settlementLine.aggregate({ where, _sum: { amountMicros: true } }),
    namesOfOperators(db, [operatorId]),
  ]);
  return {
    operatorName: operatorId === null ? null : (names.get(operatorId) ?? operatorId),
    totalMicros: _sum.amountMicros ?? 0n,
    lines: rows.map(({ id, kind, lineCode, description, quantity, unit, originPeriod, amountMicros }) => ({
      id,
      kind,
      lineCode,
      description,
      quantity: quantity?.toFixed() ?? null,
      unit,
      originPeriod,
      amountMicros,
    })),
  };
}
