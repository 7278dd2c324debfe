import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { Decision } from "@tributary/domain/reconciliation/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { refuseSettled } from "../period/refuse-settled.ts";
import { type ExceptionFilter, type ExceptionWhere, exceptionsWhere } from "./exception-filter.ts";
import { type ExceptionTotal, totalExceptions } from "./total-exceptions.ts";

export interface DecideRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly decision: Decision;
  readonly reason: string;
  readonly actor: string;
  /** Which exceptions; decided ones are decided anew when the filter's status names them. */
  readonly filter?: ExceptionFilter;
  /** What the preview showed; another count or total means that the selection has changed since. */
  readonly expectedTotalMicros?: Micros;
  readonly expectedCount?: number;
}

const STATUS: Readonly<Record<Decision, string>> = { dispute: "disputed", waive: "waived" };

/** More keys than a person reads in the audit log; every row says itself who decided about it. */
const KEYS_NAMED = 200;

/**
 * Decides exceptions in bulk: dispute them with the MNO, or waive them and pay as billed. The total is
 * previewed by `totalExceptions` with the same filter and passed back, so that nobody decides more than was
 * seen.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `NOT_FOUND` when nothing matches; `REVIEW_OUTDATED` when
 *         count or total is another one; `LOCKED` once the settlement is approved or a dispute about it was
 *         sent.
 */
export async function decideExceptions(db: PortfolioDb, request: DecideRequest): Promise<ExceptionTotal> {
  const { agreementId, period, decision, actor } = request;
  const reason = request.reason.trim();
  if (reason === "") {
    throw new DomainError("REASON_REQUIRED", "Say why: a decision about an exception needs a reason.");
  }
  const scope = { ...request.filter, agreementId, period };
  return inPeriod(db, agreementId, period, async (tx) => {
    const total = await totalExceptions(tx, scope);
    if (total.count === 0) {
      throw new DomainError(
        "NOT_FOUND",
        `No exception of ${agreementId} ${period} matches: check the filter.`,
      );
    }
    refuseOther(request, total);
    const where = exceptionsWhere(scope);
    for (const { invoiceId } of await tx.discrepancy.groupBy({ by: ["invoiceId"], where })) {
      await refuseSettled(tx, agreementId, period, invoiceId);
    }
    await refuseSent(tx, where);
    const keys = await namesOf(tx, where);
    await tx.discrepancy.updateMany({
      where,
      data: { status: STATUS[decision], reason, decidedBy: actor, decidedAt: new Date(), disputeId: null },
    });
    await writeAudit(tx, {
      actor,
      action: `exception:${decision}`,
      subject: `${agreementId} ${period}`,
      details: { keys, count: total.count, totalMicros: `${total.totalMicros}`, reason },
    });
    return total;
  });
}

function refuseOther({ expectedTotalMicros, expectedCount }: DecideRequest, total: ExceptionTotal): void {
  const { count, totalMicros } = total;
  const isSameTotal = expectedTotalMicros === undefined || expectedTotalMicros === totalMicros;
  if (isSameTotal && (expectedCount === undefined || expectedCount === count)) return;
  throw new DomainError(
    "REVIEW_OUTDATED",
    "The selection has changed since its total was shown: look again.",
    {
      previewedMicros: expectedTotalMicros === undefined ? null : `${expectedTotalMicros}`,
      totalMicros: `${totalMicros}`,
      count,
    },
  );
}

async function refuseSent(tx: PortfolioTables, where: ExceptionWhere): Promise<void> {
  const sent = await tx.discrepancy.findFirst({
    where: { ...where, dispute: { status: { not: "draft" } } },
    select: { key: true, dispute: { select: { number: true } } },
  });
  if (sent === null) return;
  throw new DomainError(
    "LOCKED",
    `${sent.key} is claimed in dispute ${sent.dispute?.number}, which was sent: withdraw it first.`,
  );
}

async function namesOf(tx: PortfolioTables, where: ExceptionWhere): Promise<string[]> {
  const rows = await tx.discrepancy.findMany({
    where,
    select: { key: true },
    orderBy: { key: "asc" },
    take: KEYS_NAMED,
  });
  return rows.map(({ key }) => key);
}
