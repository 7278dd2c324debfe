import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import {
  assertIdentities,
  checkIdentities,
  type IdentityReport,
} from "@tributary/domain/settlement/identities";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvents } from "../event/emit-event.ts";
import { inPeriod } from "../period/in-period.ts";
import { buildStatements } from "../statement/build-statements.ts";
import { chargesOfRun, periodsInArrears } from "../statement/charges-of-run.ts";
import { documentHash } from "../statement/document.ts";
import { saveStatements } from "../statement/save-statements.ts";
import { operatorUsage } from "../statement/statement-usage.ts";
import { storedStatements } from "../statement/stored-statements.ts";
import { usedFiles } from "../statement/used-files.ts";
import { type EarlierIssue, loadEarlierIssue } from "./earlier-issue.ts";
import { findRun, type RunRow, refuseStatus } from "./find-run.ts";
import { lockInputs } from "./lock-inputs.ts";
import { lockedUsage } from "./locked-usage.ts";
import { postRun } from "./post-run.ts";
import { refuseChangedInputs } from "./refuse-outdated.ts";
import { readResult, readSnapshot } from "./run-content.ts";
import { runFacts } from "./run-facts.ts";
import { versionFacts } from "./version-facts.ts";

export interface IssueRequest {
  readonly runId: string;
  readonly actor: string;
  /** When it is issued; absent: now. */
  readonly issuedAt?: Date;
}

export interface IssuedRun {
  readonly runId: string;
  readonly version: number;
  readonly statements: readonly {
    readonly number: string;
    readonly version: number;
    readonly operatorId: string;
    readonly netMicros: bigint;
    readonly grossMicros: bigint;
    readonly hash: string;
  }[];
  readonly identities: IdentityReport;
}

/**
 * Issues an approved run: statements, books, settled usage and consumed adjustments, all or nothing. Every
 * identity is checked on the rows as they are stored before anything can be seen.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` unless approved; `REVIEW_OUTDATED` when an input has
 *         changed since; `IDENTITY_BROKEN`, and then nothing is issued.
 */
export async function issueRun(db: PortfolioDb, request: IssueRequest): Promise<IssuedRun> {
  const { runId, actor, issuedAt = new Date() } = request;
  const { agreementId, period } = await findRun(db, runId);
  return inPeriod(db, agreementId, period, async (tx) => {
    const run = await findRun(tx, runId);
    refuseStatus(run, "approved", "only an approved run can be issued.");
    const earlier = await loadEarlierIssue(tx, run);
    const documents = buildStatements(
      readSnapshot(run.snapshot),
      readResult(run.result),
      issuedAt.getTime(),
      nextVersions(earlier),
    );
    const facts = await runFacts(tx, run, documents);
    assertIdentities(checkIdentities({ ...NOTHING_ELSE, ...facts }));
    await refuseChangedInputs(tx, run);
    const identities = await commit(tx, { run, earlier, documents, facts, issuedAt });
    const statements = documents.map((document) => ({ ...document, hash: documentHash(document) }));
    await tellOfStatements(tx, documents, issuedAt);
    await writeAudit(tx, {
      actor,
      action: "settlement:issue",
      subject: runId,
      details: {
        hash: run.hash,
        statements: statements.map(({ number, hash }) => ({ number, hash })),
        identities: Object.fromEntries(
          Object.entries(identities).map(([identity, verdict]) => [identity, { ...verdict }]),
        ),
      },
    });
    return { runId, version: run.version, statements, identities };
  });
}

const NOTHING_ELSE: Pick<IdentityFacts, "accounts" | "versions" | "lockedUsage"> = {
  accounts: [],
  versions: [],
  lockedUsage: [],
};

interface Issue {
  readonly run: RunRow;
  readonly earlier: EarlierIssue | null;
  readonly documents: readonly StatementDocument[];
  readonly facts: Awaited<ReturnType<typeof runFacts>>;
  readonly issuedAt: Date;
}

/**
 * Writes everything, then looks at all identities once more with what was written; a broken one undoes it.
 */
async function commit(tx: PortfolioTables, issue: Issue): Promise<IdentityReport> {
  const { run, earlier, documents, facts, issuedAt } = issue;
  const snapshot = readSnapshot(run.snapshot);
  const result = readResult(run.result);
  const used = await usedFiles(tx, run, snapshot, periodsInArrears(snapshot, result));
  const usage = await operatorUsage(tx, run.agreementId, used);
  const charges = chargesOfRun(snapshot, result);
  await saveStatements(tx, { runId: run.id, issuedAt, documents, charges, usage });
  await lockInputs(tx, run, snapshot, result);
  const accounts = await postRun(tx, { run, snapshot, result, documents, earlier });
  await tx.settlementRun.update({
    where: { id: run.id, status: "approved" },
    data: { status: "issued", issuedAt },
  });
  const stored = await storedStatements(tx, run.id);
  const report = checkIdentities({
    ...facts,
    documents: [...facts.documents, ...stored.faults],
    accounts,
    versions: await versionFacts(tx, earlier, documents),
    lockedUsage: await lockedUsage(tx, run.agreementId),
  });
  assertIdentities(report);
  return report;
}

/** Each operator hears of its own statement, and the MVNA of all. */
function tellOfStatements(
  tx: PortfolioTables,
  documents: readonly StatementDocument[],
  at: Date,
): Promise<void> {
  const events = documents.map(({ operatorId, number, version, period, currency, dueOn, ...document }) => ({
    ...{ type: "statement.issued" as const, subject: number, operatorId, at },
    payload: {
      ...{ number, version, period, currency, dueOn },
      ...{ net: document.netMicros, tax: document.taxMicros, gross: document.grossMicros },
    },
  }));
  return emitEvents(tx, events);
}

function nextVersions(earlier: EarlierIssue | null): Map<string, number> {
  return new Map(earlier?.documents.map(({ number, version }) => [number, version + 1]) ?? []);
}
