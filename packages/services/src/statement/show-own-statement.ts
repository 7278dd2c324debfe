import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { contestable } from "@tributary/domain/operator-dispute/contest";
import { type GroupedLine, groupLines, type LineGroup } from "@tributary/domain/statement/group-lines";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { lineStandings } from "../operator-dispute/line-standings.ts";
import { listOwnDisputes, type OwnDispute } from "../operator-dispute/list-own-disputes.ts";
import { exportStatement } from "./export-statement.ts";
import { type FoundStatement, findOwnStatement, type StatementName } from "./find-own-statement.ts";
import { listOwnStatements, type OwnStatement } from "./list-own-statements.ts";

export interface OwnLine extends GroupedLine {
  /** The unanswered dispute that contests this line. */
  readonly contestedIn: string | null;
  readonly creditedMicros: bigint;
  /** How much of it can be contested; nothing on a version that was replaced. */
  readonly contestableMicros: bigint;
}

export interface ShownStatement {
  readonly document: StatementDocument;
  readonly hash: string;
  readonly issuedAt: Date;
  readonly versions: FoundStatement["versions"];
  readonly isLatest: boolean;
  readonly groups: readonly { readonly group: LineGroup; readonly lines: readonly OwnLine[] }[];
  /** How the number stands: that of its latest version, whichever is shown. */
  readonly standing: OwnStatement;
  readonly payments: readonly {
    readonly paidOn: Date;
    readonly amountMicros: bigint;
    readonly reference: string;
    /** Of the version it was recorded on. */
    readonly version: number;
  }[];
  readonly disputes: readonly OwnDispute[];
  readonly acceptance: { readonly acceptedBy: string; readonly acceptedAt: Date } | null;
  /** It stands, is not accepted, and nothing of it is contested. */
  readonly canBeAccepted: boolean;
}

const DISPUTES_SHOWN = 50;

/**
 * Shows one version of an operator's own statement, with what became of it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `IDENTITY_BROKEN` when the stored document is not what was issued.
 */
export async function showOwnStatement(
  db: OperatorDb,
  { number, version, at }: StatementName & { readonly at: Date },
): Promise<ShownStatement> {
  const found = await findOwnStatement(db.shared, version === undefined ? { number } : { number, version });
  const [issued, lines, standing, payments, disputes, acceptance] = await Promise.all([
    exportStatement(db.shared, { number, version: found.version }),
    lineStandings(db.shared, found.id),
    standingOf(db, number, at),
    listPayments(db, number),
    listOwnDisputes(db, { statementNumber: number, page: 1, pageSize: DISPUTES_SHOWN }),
    db.shared.statementAcceptance.findFirst({
      where: { statementId: found.id },
      select: { acceptedBy: true, acceptedAt: true },
    }),
  ]);
  const { document, hash, issuedAt } = issued;
  const { versions, isLatest } = found;
  const standings = new Map(lines.map((line) => [line.lineNumber, line]));
  const ownLine = (line: GroupedLine): OwnLine => {
    const known = standings.get(line.lineNumber);
    const { contestedIn = null, creditedMicros = 0n } = known ?? {};
    const contestableMicros = known === undefined || !isLatest ? 0n : contestable(known);
    return { ...line, contestedIn, creditedMicros, contestableMicros };
  };
  return {
    document,
    hash,
    issuedAt,
    versions,
    isLatest,
    groups: groupLines(document).map(({ group, lines: own }) => ({ group, lines: own.map(ownLine) })),
    standing,
    payments,
    disputes: disputes.rows,
    acceptance,
    canBeAccepted: isLatest && standing.review === "to-review",
  };
}

async function standingOf(db: OperatorDb, number: string, at: Date): Promise<OwnStatement> {
  const { rows } = await listOwnStatements(db, { number, at, order: "period", page: 1, pageSize: 1 });
  const [standing] = rows;
  if (standing === undefined) throw new Error("a statement that was found has no standing");
  return standing;
}

async function listPayments({ shared }: OperatorDb, number: string): Promise<ShownStatement["payments"]> {
  const rows = await shared.statementPayment.findMany({
    where: { statement: { number } },
    orderBy: [{ paidOn: "asc" }, { recordedAt: "asc" }],
    select: {
      paidOn: true,
      amountMicros: true,
      reference: true,
      statement: { select: { version: true } },
    },
  });
  return rows.map(({ statement, ...payment }) => ({ ...payment, version: statement.version }));
}
