import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { wakeDetectors } from "../alert/plan-runs.ts";

/** How often a step that lost a race is run again before its error is passed on. */
const ATTEMPTS = 30;

/**
 * Runs a step of the month-end alone: at most one per agreement and period at a time, on one consistent view
 * of the rows, whole or not at all. A step that lost a race runs again and sees what the winner wrote.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, and what the step throws.
 */
export async function inPeriod<T>(
  db: PortfolioDb,
  agreementId: string,
  period: PeriodLabel,
  work: (tx: PortfolioTables) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(
        async (tx) => {
          await requireAgreement(tx, agreementId);
          await tx.agreementPeriod.createMany({ data: [{ agreementId, period }], skipDuplicates: true });
          // Writing the row, though nothing changes, holds it until this transaction ends.
          await tx.agreementPeriod.updateMany({ where: { agreementId, period }, data: { period } });
          const done = await work(tx);
          await wakeDetectors(tx, new Date());
          return done;
        },
        { isolationLevel: "RepeatableRead", maxWait: 120_000, timeout: 300_000 },
      );
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLostRace(error)) throw error;
    }
  }
}

async function requireAgreement(tx: PortfolioTables, id: string): Promise<void> {
  if ((await tx.agreement.count({ where: { id } })) === 1) return;
  throw new DomainError("AGREEMENT_UNKNOWN", `There is no agreement "${id}": check its code.`);
}

/** Prisma's code for a write conflict or a deadlock. */
function isLostRace(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2034";
}
