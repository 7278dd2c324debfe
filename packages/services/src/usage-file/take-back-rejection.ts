import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { labelAt } from "@tributary/domain/period/period";
import type { UsageDoors } from "./ingest-files.ts";
import { type StartedFix, type StartFixRequest, startFix } from "./start-fix.ts";

export interface TakeBackRequest
  extends Pick<StartFixRequest, "actor" | "why" | "app" | "requestId" | "onFault"> {
  /** The fix that rejected them. */
  readonly redriveId: string;
}

/**
 * Starts letting rejected records wait again, as long as the month in which their files came is open.
 *
 * Throws  {@link DomainError} as {@link startFix}; `NOT_FOUND` when it is no rejection, or not ended;
 *         `PERIOD_CLOSED`.
 */
export async function takeBackRejection(doors: UsageDoors, request: TakeBackRequest): Promise<StartedFix> {
  const { redriveId: undoes, ...asked } = request;
  const db = doors.portfolioDb();
  const rejection = await db.quarantineRedrive.findUnique({ where: { id: undoes } });
  if (rejection === null || rejection.kind !== "reject" || rejection.finishedAt === null) {
    throw new DomainError("NOT_FOUND", "There is no such rejection that has ended: load the page again.");
  }
  const { sourceId, reason, operatorId } = rejection;
  return startFix(doors, {
    ...asked,
    kind: "take-back",
    undoes,
    groups: [{ sourceId, reason, operatorId }],
    apply: (tx) => refuseClosed(tx, undoes),
  });
}

async function refuseClosed(db: PortfolioTables, fixId: string): Promise<void> {
  const files = await db.usageFile.findMany({
    where: { fixId },
    select: { receivedAt: true, agreementId: true, agreement: { select: { zone: true } } },
  });
  const [agreementId] = files.map((file) => file.agreementId);
  if (agreementId === undefined) return;
  const periods = new Set(
    files.map(({ receivedAt, agreement }) => labelAt(receivedAt.getTime(), agreement.zone)),
  );
  const closed = await db.agreementPeriod.findFirst({
    where: { agreementId, status: "closed", period: { in: [...periods] } },
    select: { period: true },
  });
  if (closed === null) return;
  throw new DomainError(
    "PERIOD_CLOSED",
    `${closed.period} of ${agreementId} is closed, so that what was rejected in it stays rejected: ` +
      "ask the network to send the records anew.",
  );
}
