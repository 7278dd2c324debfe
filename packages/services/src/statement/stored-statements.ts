import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DocumentFact } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { documentHash, readDocument } from "./document.ts";

/** What a fault is worth in a comparison of totals: any amount that is not zero breaks it. */
const FAULT = 1n;

/**
 * Reads a run's statements from their rows.
 *
 * Shape   documents whose lines are those of the stored line rows; `faults` names each statement whose row,
 *         lines or hash are not those of its document.
 */
export async function storedStatements(
  tx: PortfolioTables,
  runId: string,
): Promise<{ readonly documents: readonly StatementDocument[]; readonly faults: readonly DocumentFact[] }> {
  const issued = await tx.issuedStatement.findMany({
    where: { runId },
    include: { statement: { include: { lines: { orderBy: { lineNumber: "asc" } } } } },
    orderBy: { operatorId: "asc" },
  });
  const read = issued.map(({ statement }) => {
    const frozen = readDocument(statement.document);
    const lines = statement.lines.map(
      ({ code, description, quantity, unit, amountMicros, originPeriod }, index) => ({
        code,
        description,
        quantity: quantity === null ? null : (frozen.lines[index]?.quantity ?? quantity.toFixed()),
        unit,
        amountMicros,
        originPeriod,
      }),
    );
    const { netMicros, taxMicros, grossMicros } = statement;
    const document: StatementDocument = { ...frozen, lines, netMicros, taxMicros, grossMicros };
    const isIntact = documentHash(frozen) === statement.hash && documentHash(document) === statement.hash;
    return { document, isIntact };
  });
  return {
    documents: read.map(({ document }) => document),
    faults: read
      .filter(({ isIntact }) => !isIntact)
      .map(({ document: { number, version } }) => ({
        number: `${number} v${version} as it was issued`,
        pdfMicros: null,
        csvMicros: FAULT,
        jsonMicros: 0n,
      })),
  };
}
