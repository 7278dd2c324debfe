import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { periodOf } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { inPeriod } from "./in-period.ts";
import { type MonthEndDoors, missingFiles } from "./sequence-gaps.ts";

/**
 * Closes a settled period: what comes late for it is corrected in the next open one from then on.
 *
 * Shape   a second close changes nothing.
 * Throws  {@link DomainError} `EXCEPTIONS_OPEN` while its run is not issued or a dispute is a draft;
 *         `SEQUENCE_GAP` while a usage file has not come; `AGREEMENT_UNKNOWN`, `PERIOD_INVALID`.
 */
export async function closePeriod(
  doors: MonthEndDoors & { portfolioDb(): PortfolioDb },
  request: { readonly agreementId: string; readonly period: PeriodLabel; readonly actor: string },
): Promise<void> {
  const { agreementId, period, actor } = request;
  const db = doors.portfolioDb();
  const { zone } = await loadAgreement(db, agreementId);
  const whole = periodOf(period, zone);
  await inPeriod(db, agreementId, period, async (tx) => {
    const where = { agreementId_period: { agreementId, period } };
    const row = await tx.agreementPeriod.findUnique({ where });
    if (row?.status === "closed") return;
    await refuseUnissued(tx, agreementId, period);
    await refuseDrafts(tx, agreementId, period);
    const [missing] = await missingFiles(doors, tx, agreementId, whole);
    if (missing !== undefined) {
      throw new DomainError("SEQUENCE_GAP", `${period} stays open: ${missing}. Ask for it, or send it anew.`);
    }
    await tx.agreementPeriod.update({
      where,
      data: { status: "closed", closedAt: new Date(), closedBy: actor },
    });
    await writeAudit(tx, { actor, action: "period:close", subject: `${agreementId} ${period}` });
  });
}

async function refuseUnissued(tx: PortfolioTables, agreementId: string, period: PeriodLabel): Promise<void> {
  const issued = await tx.settlementRun.count({ where: { agreementId, period, status: "issued" } });
  if (issued > 0) return;
  throw new DomainError(
    "EXCEPTIONS_OPEN",
    `${period} of ${agreementId} is not settled yet: issue its run first.`,
  );
}

async function refuseDrafts(tx: PortfolioTables, agreementId: string, period: PeriodLabel): Promise<void> {
  const draft = await tx.dispute.findFirst({
    where: { agreementId, period, status: "draft" },
    select: { number: true },
  });
  if (draft === null) return;
  throw new DomainError(
    "EXCEPTIONS_OPEN",
    `Dispute ${draft.number} is still a draft: raise it or withdraw it.`,
  );
}
