import { inspectDatabase } from "@tributary/db/doors/inspect-database";
import { inspectHome } from "@tributary/db/doors/inspect-home";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { checkFlaggedInvoices, checkLedger, checkStuckFiles } from "./check-books.ts";
import { checkDatabase } from "./check-database.ts";
import { checkHome } from "./check-home.ts";
import { type Finding, fault } from "./finding.ts";

export interface DoctorDatabase {
  readonly ownerUrl: string;
  portfolioDb(): PortfolioDb;
}

export interface DoctorInput {
  /** Folder of the installation; the usual one if left out. */
  readonly home?: string;
  /** Brings the database up, without migrating it, lends it, and puts it down. */
  readonly withDatabase: (work: (database: DoctorDatabase) => Promise<Finding[]>) => Promise<Finding[]>;
  readonly now: Date;
}

/** Looks an installation over and changes nothing. Each finding is a sentence that says what to do. */
export async function doctor({ home, withDatabase, now }: DoctorInput): Promise<Finding[]> {
  const atHome = checkHome(await inspectHome(home));
  try {
    const inside = await withDatabase(async (database) => examine(database, now));
    return [...atHome, ...inside];
  } catch (error) {
    const advice = error instanceof DomainError ? error.message : `${(error as Error).message}.`;
    return [...atHome, fault("database", `The database cannot be examined: ${advice}`)];
  }
}

async function examine({ ownerUrl, portfolioDb }: DoctorDatabase, now: Date): Promise<Finding[]> {
  const facts = await inspectDatabase(ownerUrl, now);
  if (facts.pendingMigrations.length > 0) return checkDatabase(facts, []);
  const db = portfolioDb();
  // Where data is deleted, no schema is looked for.
  const operators = await db.operator.findMany({
    where: { dataDeletions: { none: { status: "deleted" } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const codes = operators.map(({ id }) => id);
  return [
    ...checkDatabase(facts, codes),
    await checkLedger(db),
    await checkStuckFiles(db),
    await checkFlaggedInvoices(db),
  ];
}
