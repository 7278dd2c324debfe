import { randomUUID } from "node:crypto";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { documentHash, writeDocument } from "./document.ts";

const STATEMENTS_AT_ONCE = 500;

/** Writes statements with their lines, and which run they came from, for good: these rows never change. */
export async function saveStatements(
  tx: PortfolioTables,
  runId: string,
  issuedAt: Date,
  documents: readonly StatementDocument[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += STATEMENTS_AT_ONCE) {
    const statements = documents
      .slice(start, start + STATEMENTS_AT_ONCE)
      .map((document) => ({ id: randomUUID(), document }));
    await tx.statement.createMany({ data: statements.map((statement) => rowOf(statement, issuedAt)) });
    await tx.statementLine.createMany({ data: statements.flatMap(linesOf) });
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

function linesOf({ id, document }: IdentifiedDocument) {
  return document.lines.map((line, index) => ({
    ...line,
    operatorId: document.operatorId,
    statementId: id,
    lineNumber: index + 1,
  }));
}
