import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { Decision } from "@tributary/domain/reconciliation/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { refuseSettled } from "../period/refuse-settled.ts";
import { type ExceptionFilter, listExceptions } from "./list-exceptions.ts";

export interface DecideRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly decision: Decision;
  readonly reason: string;
  readonly actor: string;
  /** Which exceptions; decided ones are decided anew when the filter's status names them. */
  readonly filter?: Omit<ExceptionFilter, "agreementId" | "period">;
  /** What the preview showed; another total means that the selection has changed since. */
  readonly expectedTotalMicros?: Micros;
}

export interface Decided {
  readonly count: number;
  readonly totalMicros: Micros;
}

const STATUS: Readonly<Record<Decision, string>> = { dispute: "disputed", waive: "waived" };

/**
 * Decides exceptions in bulk: dispute them with the MNO, or waive them and pay as billed. The total is
 * previewed by `listExceptions` with the same filter and passed back, so that nobody decides more than was
 * seen.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `NOT_FOUND` when nothing matches; `REVIEW_OUTDATED` when the
 *         total is another one; `LOCKED` once the settlement is approved or a dispute about it was sent.
 */
export async function decideExceptions(db: PortfolioDb, request: DecideRequest): Promise<Decided> {
  const { agreementId, period, decision, actor } = request;
  const reason = request.reason.trim();
  if (reason === "") {
    throw new DomainError("REASON_REQUIRED", "Say why: a decision about an exception needs a reason.");
  }
  return inPeriod(db, agreementId, period, async (tx) => {
    const { rows, count, totalMicros } = await listExceptions(tx, { ...request.filter, agreementId, period });
    if (count === 0) {
      throw new DomainError(
        "NOT_FOUND",
        `No exception of ${agreementId} ${period} matches: check the filter.`,
      );
    }
    refuseOtherTotal(request.expectedTotalMicros, totalMicros);
    for (const invoiceId of new Set(rows.map((row) => row.invoiceId))) {
      await refuseSettled(tx, agreementId, period, invoiceId);
    }
    const ids = rows.map((row) => row.id);
    await refuseSent(tx, ids);
    await tx.discrepancy.updateMany({
      where: { id: { in: ids } },
      data: { status: STATUS[decision], reason, decidedBy: actor, decidedAt: new Date(), disputeId: null },
    });
    await writeAudit(tx, {
      actor,
      action: `exception:${decision}`,
      subject: `${agreementId} ${period}`,
      details: { keys: rows.map((row) => row.key), totalMicros: `${totalMicros}`, reason },
    });
    return { count, totalMicros };
  });
}

function refuseOtherTotal(previewed: Micros | undefined, totalMicros: Micros): void {
  if (previewed === undefined || previewed === totalMicros) return;
  throw new DomainError(
    "REVIEW_OUTDATED",
    "The selection has changed since its total was shown: look again.",
    {
      previewedMicros: `${previewed}`,
      totalMicros: `${totalMicros}`,
    },
  );
}

async function refuseSent(tx: PortfolioTables, ids: readonly string[]): Promise<void> {
  const sent = await tx.discrepancy.findFirst({
    where: { id: { in: [...ids] }, dispute: { status: { not: "draft" } } },
    select: { key: true, dispute: { select: { number: true } } },
  });
  if (sent === null) return;
  throw new DomainError(
    "LOCKED",
    `${sent.key} is claimed in dispute ${sent.dispute?.number}, which was sent: withdraw it first.`,
  );
}
