import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { canonicalJson } from "@tributary/domain/statement/canonical";
import { statementCsv } from "@tributary/domain/statement/statement-csv";
import { statementCsvFormatted } from "@tributary/domain/statement/statement-csv-formatted";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { documentHash, readDocument } from "./document.ts";

export interface StatementExport {
  readonly document: StatementDocument;
  readonly hash: string;
  readonly issuedAt: Date;
  readonly json: string;
  readonly csv: string;
  readonly csvFormatted: string;
}

/** The portfolio's door or an operator's own: both can read statements, each what it may. */
export interface StatementReader {
  readonly statement: Pick<PortfolioTables["statement"], "findFirst">;
}

/**
 * Exports a statement as JSON and CSV, made from the document that was frozen when it was issued, as are its
 * PDF (`statement-pdf.ts`) and its workbook (`statement-xlsx.ts`).
 *
 * Shape   `json` is the canonical form whose SHA-256 is the statement's hash; without a version, the latest
 *         one.
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the stored document is not what was issued.
 */
export async function exportStatement(
  db: StatementReader,
  request: { readonly number: string; readonly version?: number },
): Promise<StatementExport> {
  const { number, version } = request;
  const row = await db.statement.findFirst({
    where: { number, ...(version === undefined ? {} : { version }) },
    orderBy: { version: "desc" },
    select: { document: true, hash: true, issuedAt: true },
  });
  if (row === null) {
    throw new DomainError("NOT_FOUND", `There is no statement ${number}: check its number and version.`);
  }
  const document = readDocument(row.document);
  if (documentHash(document) !== row.hash) {
    throw new DomainError("IDENTITY_BROKEN", `Statement ${number} is not the document that was issued.`);
  }
  return {
    document,
    hash: row.hash,
    issuedAt: row.issuedAt,
    json: canonicalJson(document),
    csv: statementCsv(document),
    csvFormatted: statementCsvFormatted(document),
  };
}
