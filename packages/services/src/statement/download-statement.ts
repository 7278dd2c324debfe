import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { dayAt } from "@tributary/domain/period/period";
import type { ExportedFile } from "../document/exported-file.ts";
import { loadAging } from "../ledger/load-aging.ts";
import { processIssuer } from "../process/issuer.ts";
import { exportStatement } from "./export-statement.ts";
import { type PrintedAround, type StatementForm, statementFile } from "./statement-file.ts";

/**
 * Makes the file of one version of any operator's statement. A PDF says beside it what is unpaid at `at`.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the stored document is not what was issued.
 */
export async function downloadStatement(
  db: PortfolioDb,
  request: {
    readonly number: string;
    readonly version?: number;
    readonly form: StatementForm;
    readonly at: Date;
  },
): Promise<ExportedFile> {
  const exported = await exportStatement(db, request);
  const { operatorId, zone } = exported.document;
  const asOf = dayAt(request.at.getTime(), zone);
  return statementFile(exported, request.form, () => printedAround(db, operatorId, asOf));
}

async function printedAround(db: PortfolioDb, operatorId: string, asOf: string): Promise<PrintedAround> {
  const [operator, { aging }] = await Promise.all([
    db.operator.findUnique({ where: { id: operatorId }, select: { name: true } }),
    loadAging(db, operatorId, asOf),
  ]);
  return {
    issuer: processIssuer(),
    operator: { name: operator?.name ?? operatorId, lines: [] },
    account: { asOf, aging },
  };
}
