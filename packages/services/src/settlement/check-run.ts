import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { checkIdentities, type IdentityReport } from "@tributary/domain/settlement/identities";
import { buildStatements } from "../statement/build-statements.ts";
import { storedStatements } from "../statement/stored-statements.ts";
import { findRun, type RunRow } from "./find-run.ts";
import { readResult, readSnapshot } from "./run-content.ts";
import { runFacts } from "./run-facts.ts";

export interface CheckedRun {
  readonly report: IdentityReport;
  /** When it was checked: at its issue, or just now. */
  readonly checkedAt: Date;
  readonly isStored: boolean;
}

/**
 * What the identities said when a run was issued; null for one that was not, or whose audit row does not
 * say.
 */
export async function readChecks(db: PortfolioDb, runId: string): Promise<CheckedRun | null> {
  const row = await db.auditEvent.findFirst({
    where: { action: "settlement:issue", subject: runId },
    orderBy: { id: "desc" },
    select: { details: true, occurredAt: true },
  });
  const report = (row?.details as { identities?: IdentityReport } | undefined)?.identities;
  return row == null || report === undefined ? null : { report, checkedAt: row.occurredAt, isStored: true };
}

/**
 * Checks the identities of one run on the rows as they are stored, and computes it again from its snapshot.
 * Those that look at the books and at other runs have nothing to look at here.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export function checkRun(db: PortfolioDb, runId: string): Promise<CheckedRun> {
  return db.$transaction(
    async (tx) => {
      const run = await findRun(tx, runId);
      const stored = run.issuedAt === null ? null : await storedStatements(tx, runId);
      const facts = await runFacts(tx, run, stored?.documents ?? draftStatements(run));
      const documents = [...facts.documents, ...(stored?.faults ?? [])];
      const report = checkIdentities({ accounts: [], versions: [], lockedUsage: [], ...facts, documents });
      return { report, checkedAt: new Date(), isStored: false };
    },
    { isolationLevel: "RepeatableRead", maxWait: 120_000, timeout: 300_000 },
  );
}

function draftStatements(run: RunRow) {
  return buildStatements(readSnapshot(run.snapshot), readResult(run.result), Date.now(), new Map());
}
