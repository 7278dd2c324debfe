import { randomUUID } from "node:crypto";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { LineCharge } from "@tributary/domain/statement/line-charges";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { documentHash, writeDocument } from "./document.ts";
import type { OperatorUsage } from "./statement-usage.ts";

const STATEMENTS_AT_ONCE = 500;

/** A run's statements, and what stands behind their lines. */
export interface StatementsToSave {
  readonly runId: string;
  readonly issuedAt: Date;
  readonly documents: readonly StatementDocument[];
  /** By operator: what each line charges, in the order of its document's lines. */
  readonly charges: ReadonlyMap<string, readonly LineCharge[]>;
  readonly usage: readonly OperatorUsage[];
}

/**
 * Writes statements with their lines, the usage behind them and the run they came from, for good: these rows
 * never change.
 */
export async function saveStatements(
  tx: PortfolioTables,
  { runId, issuedAt, documents, charges, usage }: StatementsToSave,
): Promise<void> {
  const usageOf = groupBy(usage, ({ operatorId }) => operatorId);
  for (let start = 0; start < documents.length; start += STATEMENTS_AT_ONCE) {
    const statements = documents
      .slice(start, start + STATEMENTS_AT_ONCE)
      .map((document) => ({ id: randomUUID(), document }));
    await tx.statement.createMany({ data: statements.map((statement) => rowOf(statement, issuedAt)) });
    await tx.statementLine.createMany({
      data: statements.flatMap((statement) =>
        linesOf(statement, charges.get(statement.document.operatorId) ?? []),
      ),
    });
    await tx.statementUsage.createMany({
      data: statements.flatMap(({ id, document }) =>
        (usageOf.get(document.operatorId) ?? []).map((file) => ({ ...file, statementId: id })),
      ),
    });
    await tx.issuedStatement.createMany({
      data: statements.map(({ id, document }) => ({
        operatorId: document.operatorId,
        statementId: id,
        runId,
      })),
    });
  }
}

interface IdentifiedDocument {
  readonly id: string;
  readonly document: StatementDocument;
}

function rowOf({ id, document }: IdentifiedDocument, issuedAt: Date) {
  const { operatorId, number, version, agreementId, period, currency } = document;
  const { netMicros, taxMicros, grossMicros } = document;
  return {
    id,
    operatorId,
    number,
    version,
    agreementId,
    period,
    currency,
    netMicros,
    taxMicros,
    grossMicros,
    issuedAt,
    dueOn: new Date(document.dueOn),
    hash: documentHash(document),
    document: writeDocument(document),
  };
}

function linesOf({ id, document }: IdentifiedDocument, charges: readonly LineCharge[]) {
  return document.lines.map((line, index) => ({
    ...line,
    ...charges[index],
    operatorId: document.operatorId,
    statementId: id,
    lineNumber: index + 1,
  }));
}
