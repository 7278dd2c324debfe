import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";

/**
 * Refuses to touch what an approved or issued run was settled on. An invoice that came later, such as a
 * revision, is not part of it.
 *
 * Throws  {@link DomainError} `LOCKED`.
 */
export async function refuseSettled(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
  invoiceId: string,
): Promise<void> {
  const run = await tx.settlementRun.findFirst({
    where: { agreementId, period, invoiceId, status: { in: ["approved", "issued"] } },
    select: { version: true, status: true },
  });
  if (run === null) return;
  throw new DomainError(
    "LOCKED",
    `Run v${run.version} of ${agreementId} ${period} has this invoice and is ${run.status}: reopen it first.`,
    { agreementId, period, version: run.version },
  );
}
