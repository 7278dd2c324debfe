import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { LineStanding } from "@tributary/domain/operator-dispute/contest";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { lineStandings } from "../operator-dispute/line-standings.ts";
import { documentHash, readDocument } from "./document.ts";
import { listStatements, type StandingStatement } from "./list-statements.ts";
import { loadStatementCost, type StatementCost } from "./load-statement-cost.ts";

export interface StatementForMvna {
  readonly id: string;
  readonly document: StatementDocument;
  readonly issuedAt: Date;
  readonly hash: string;
  /** The stored document still gives the hash that was stored when it was issued. */
  readonly isIntact: boolean;
  /** All versions, the latest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly issuedAt: Date;
    readonly currency: string;
    readonly grossMicros: bigint;
    readonly hash: string;
  }[];
  /** How the number stands: that of its latest version, whichever is shown. */
  readonly standing: StandingStatement;
  /** In order of line. */
  readonly lines: readonly LineStanding[];
  readonly payments: readonly {
    readonly paidOn: Date;
    readonly amountMicros: bigint;
    readonly reference: string;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  }[];
  readonly acceptance: { readonly acceptedBy: string; readonly acceptedAt: Date } | null;
  readonly cost: StatementCost | null;
}

/**
 * Shows one version of a statement as its operator sees it, and beside it what the operator does not see:
 * the cost and the margin it was made from.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showStatement(
  db: PortfolioDb,
  request: { readonly number: string; readonly version?: number; readonly at: Date },
): Promise<StatementForMvna> {
  const { number, at } = request;
  const { rows, found } = await findVersions(db, request);
  const { id, operatorId, hash, issuedAt } = found;
  const document = readDocument(found.document);
  const [{ rows: standings }, lines, payments, acceptance, cost] = await Promise.all([
    listStatements(db, { number, at, sort: "period", isDescending: true, page: 1, pageSize: 1 }),
    lineStandings(db, id),
    db.statementPayment.findMany({
      where: { operatorId, statement: { number } },
      orderBy: [{ paidOn: "asc" }, { recordedAt: "asc" }],
      select: { paidOn: true, amountMicros: true, reference: true, recordedBy: true, recordedAt: true },
    }),
    db.statementAcceptance.findFirst({
      where: { operatorId, statementId: id },
      select: { acceptedBy: true, acceptedAt: true },
    }),
    loadStatementCost(db, { operatorId, statementId: id }),
  ]);
  const [standing] = standings;
  if (standing === undefined) throw new Error("a statement that was found has no standing");
  return {
    ...{ id, document, issuedAt, hash, isIntact: documentHash(document) === hash },
    ...{ versions: rows, standing, lines, payments, acceptance, cost },
  };
}

async function findVersions(
  db: Pick<PortfolioTables, "statement">,
  { number, version }: { readonly number: string; readonly version?: number },
) {
  const rows = await db.statement.findMany({
    where: { number },
    orderBy: { version: "desc" },
    select: { version: true, issuedAt: true, currency: true, grossMicros: true, hash: true },
  });
  const shown = version ?? rows[0]?.version ?? 0;
  const found = await db.statement.findFirst({
    where: { number, version: shown },
    select: { id: true, operatorId: true, document: true, hash: true, issuedAt: true },
  });
  if (found === null) {
    throw new DomainError("NOT_FOUND", `There is no statement ${number}: check its number and version.`);
  }
  return { rows, found };
}
