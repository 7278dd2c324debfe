import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { alone } from "../operator-dispute/alone.ts";
import { type KeptFindings, keepFindings } from "./keep-findings.ts";
import { portfolioBook } from "./portfolio-book.ts";
import { portfolioFindings } from "./portfolio-findings.ts";
import { usageBook } from "./usage-book.ts";
import { usageFindings } from "./usage-findings.ts";

/** Looks at the portfolio's sums and keeps what is odd. Running twice changes nothing. */
export async function runPortfolioDetectors(db: PortfolioDb, at: Date): Promise<KeptFindings> {
  const rules = await portfolioBook(db).rules();
  const findings = await portfolioFindings(db, rules, at);
  return alone(db, (tx) => keepFindings(portfolioBook(tx), findings, at));
}

/** Looks at one operator's last records through its own door, and keeps what is odd among its own rows. */
export async function runUsageDetectors(db: OperatorDb, at: Date): Promise<KeptFindings> {
  const rules = await usageBook(db.shared, db.operatorId).rules();
  const findings = await usageFindings(db, rules, at);
  return alone(db, (tx) => keepFindings(usageBook(tx, db.operatorId), findings, at));
}

export interface DetectorDoors {
  portfolioDb(): PortfolioDb;
  operatorDb(operatorId: string): OperatorDb;
}

export interface RanFor extends KeptFindings {
  /** null = the portfolio. */
  readonly operatorId: string | null;
}

/** Runs all detectors now: the portfolio's, then each live operator's. */
export async function runDetectors(doors: DetectorDoors, at: Date): Promise<RanFor[]> {
  const db = doors.portfolioDb();
  const ran: RanFor[] = [{ operatorId: null, ...(await runPortfolioDetectors(db, at)) }];
  for (const operatorId of await watchedOperators(db)) {
    ran.push({ operatorId, ...(await runUsageDetectors(doors.operatorDb(operatorId), at)) });
  }
  return ran;
}

/** Operators that have business. */
export async function watchedOperators(db: PortfolioDb): Promise<string[]> {
  const rows = await db.operator.findMany({
    where: { status: { in: ["live", "suspended"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
