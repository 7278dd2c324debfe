import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

export type RunRow = Awaited<ReturnType<typeof findRun>>;
export type RunStatus = "draft" | "approval_requested" | "approved" | "issued" | "superseded";

/**
 * Loads a run.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findRun(tx: PortfolioTables, runId: string) {
  const run = await tx.settlementRun.findUnique({ where: { id: runId } });
  if (run === null) {
    throw new DomainError("NOT_FOUND", "There is no such settlement run: list the runs of the period.");
  }
  return run;
}

/**
 * Refuses a step that the run's status does not allow.
 *
 * Throws  {@link DomainError} `LOCKED`.
 */
export function refuseStatus(
  run: {
    readonly status: string;
    readonly version: number;
    readonly agreementId: string;
    readonly period: string;
  },
  allowed: RunStatus,
  advice: string,
): void {
  if (run.status === allowed) return;
  const name = `Run v${run.version} of ${run.agreementId} ${run.period}`;
  throw new DomainError("LOCKED", `${name} is ${run.status.replace("_", " ")}: ${advice}`, {
    status: run.status,
  });
}
