import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { agingOf } from "@tributary/domain/ledger/aging";
import { dayAt } from "@tributary/domain/period/period";
import type { ExportedFile } from "../document/exported-file.ts";
import { ownOpenItems } from "../ledger/own-open-items.ts";
import { processIssuer } from "../process/issuer.ts";
import { exportStatement } from "./export-statement.ts";
import { findOwnStatement, type StatementName } from "./find-own-statement.ts";
import { type PrintedAround, type StatementForm, statementFile } from "./statement-file.ts";

interface Request extends StatementName {
  readonly form: StatementForm;
  readonly at: Date;
}

/**
 * Makes the file of one version of an operator's own statement. A PDF says beside it what is unpaid at `at`.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the stored document is not what was issued.
 */
export async function downloadOwnStatement(db: OperatorDb, request: Request): Promise<ExportedFile> {
  const { version } = await findOwnStatement(db.shared, request);
  const exported = await exportStatement(db.shared, { number: request.number, version });
  const asOf = dayAt(request.at.getTime(), exported.document.zone);
  return statementFile(exported, request.form, () => printedAround(db, asOf));
}

async function printedAround({ shared, operatorId }: OperatorDb, asOf: string): Promise<PrintedAround> {
  const [operator, items] = await Promise.all([
    shared.operator.findUnique({ where: { id: operatorId }, select: { name: true } }),
    ownOpenItems(shared),
  ]);
  return {
    issuer: processIssuer(),
    operator: { name: operator?.name ?? operatorId, lines: [] },
    account: { asOf, aging: agingOf(items, asOf) },
  };
}
