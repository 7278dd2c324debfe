import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { checkIdentities, type IdentityReport } from "@tributary/domain/settlement/identities";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import { lockedUsage } from "../settlement/locked-usage.ts";
import { runFacts } from "../settlement/run-facts.ts";
import { fileFacts } from "../settlement/usage-facts.ts";
import { storedStatements } from "../statement/stored-statements.ts";
import { accountFacts } from "./account-facts.ts";
import { bookFacts } from "./book-facts.ts";
import { issuedVersions } from "./issued-versions.ts";

/**
 * Checks every identity on the rows as they are stored, not on what a run remembers: amounts, documents,
 * counts, books and locks of every issued run, and each run computed again from its snapshot.
 *
 * Shape   one verdict per identity with its evidence; nothing is written.
 */
export function verify(
  db: PortfolioDb,
  request: { readonly agreementId?: string } = {},
): Promise<IdentityReport> {
  return db.$transaction((tx) => verifyRows(tx, request.agreementId), {
    isolationLevel: "RepeatableRead",
    maxWait: 120_000,
    timeout: 600_000,
  });
}

async function verifyRows(tx: PortfolioTables, agreementId: string | undefined): Promise<IdentityReport> {
  const reports: IdentityReport[] = [];
  const scope = agreementId === undefined ? {} : { agreementId };
  const runs = await tx.settlementRun.findMany({
    where: { ...scope, issuedAt: { not: null } },
    orderBy: [{ agreementId: "asc" }, { period: "asc" }, { version: "asc" }],
  });
  for (const run of runs) {
    const { documents, faults } = await storedStatements(tx, run.id);
    const facts = await runFacts(tx, run, documents);
    reports.push(checkIdentities({ ...NONE, ...facts, documents: [...facts.documents, ...faults] }));
  }
  const agreements = await tx.agreement.findMany({
    where: agreementId === undefined ? {} : { id: agreementId },
    select: { id: true },
  });
  for (const { id } of agreements) {
    const files = await tx.usageFile.findMany({ where: { agreementId: id }, select: { id: true } });
    const usage = await fileFacts(
      tx,
      files.map((file) => file.id),
    );
    const versions = await issuedVersions(tx, id);
    const facts = { ...NONE, usage, versions, lockedUsage: await lockedUsage(tx, id) };
    reports.push(checkIdentities(facts));
  }
  const accounts = [...(await accountFacts(tx)), ...(await bookFacts(tx))];
  reports.push(checkIdentities({ ...NONE, accounts }));
  return joined(reports);
}

const NONE: IdentityFacts = {
  lines: [],
  invoice: { netMicros: 0n, approvedMicros: [], netWithheldMicros: 0n },
  statements: [],
  portfolio: { statementNetMicros: [], allocatedCostMicros: [], marginMicros: [], adjustmentMicros: [] },
  usage: [],
  accounts: [],
  versions: [],
  documents: [],
  lockedUsage: [],
  replays: [],
};

/** One verdict per identity: the first that is broken, or how many things were looked at in all. */
function joined(reports: readonly IdentityReport[]): IdentityReport {
  const ids = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10"] as const;
  const entries = ids.map((id) => {
    const verdicts = reports.map((report) => report[id]);
    const broken = verdicts.find(({ holds }) => !holds);
    return [id, broken ?? { holds: true, evidence: evidenceOf(verdicts.map(({ evidence }) => evidence)) }];
  });
  return Object.fromEntries(entries) as unknown as IdentityReport;
}

/** Adds up "3 of 3 lines checked." over all reports. */
function evidenceOf(sentences: readonly string[]): string {
  const counted = sentences
    .map((sentence) => /^(\d+) of \d+ (.+)$/.exec(sentence))
    .filter((match) => match !== null);
  const sum = counted.reduce((total, [, count]) => total + Number(count), 0);
  return `${sum} of ${sum} ${counted[0]?.[2] ?? "checked."}`;
}
