import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { readDocument } from "../statement/document.ts";
import { readResult, readSnapshot } from "./run-content.ts";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

/** The version of a run that was issued last and then reopened, with the statements it stands in. */
export interface EarlierIssue {
  readonly runId: string;
  readonly snapshot: SettlementSnapshot;
  readonly result: RunResult;
  readonly documents: readonly StatementDocument[];
}

/** Loads the version of the period's run that was issued before; null when this is the first. */
export async function loadEarlierIssue(
  tx: PortfolioTables,
  run: { readonly agreementId: string; readonly period: string },
): Promise<EarlierIssue | null> {
  const { agreementId, period } = run;
  const row = await tx.settlementRun.findFirst({
    where: { agreementId, period, status: "superseded", issuedAt: { not: null } },
    orderBy: { version: "desc" },
    include: { statements: { include: { statement: { select: { document: true } } } } },
  });
  if (row === null) return null;
  return {
    runId: row.id,
    snapshot: readSnapshot(row.snapshot),
    result: readResult(row.result),
    documents: row.statements.map(({ statement }) => readDocument(statement.document)),
  };
}
