import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { requireAgreement } from "./require-agreement.ts";

export interface RunReference {
  readonly agreementId: string;
  readonly period: string;
}

/** The run that stands for a period: its latest version. */
export async function findLatestRun(db: PortfolioDb, { agreementId, period }: RunReference) {
  await requireAgreement(db, agreementId);
  const run = await db.settlementRun.findFirst({
    where: { agreementId, period },
    orderBy: { version: "desc" },
    select: { id: true, version: true, status: true, hash: true, preparedBy: true },
  });
  if (run !== null) return run;
  throw new DomainError(
    "NOT_FOUND",
    `${agreementId} has no settlement for ${period}: ` +
      `prepare one with "tributary settle --agreement ${agreementId} --period ${period}".`,
  );
}
