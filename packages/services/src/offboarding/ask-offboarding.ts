import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { addToDay } from "@tributary/domain/bill/cycle-days";
import { DomainError } from "@tributary/domain/error";
import type { Disposition } from "@tributary/domain/offboarding/types";
import { dayAt, labelAt } from "@tributary/domain/period/period";
import { writeAudit } from "../audit/write-audit.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { ownAgreements } from "../rehearsal/configuration-fingerprint.ts";

const DAY = 86_400_000;
/** Agreements let late usage come for some months; nobody waits for years. */
const LONGEST_WAIT_DAYS = 400;
const LONGEST_KEPT_MONTHS = 600;

export interface AskOffboarding {
  readonly operatorId: string;
  /** The last day on which it is in business, `YYYY-MM-DD` by its agreement's clock. */
  readonly lastDay: string;
  /** Days after it in which usage of before may still come; its SIMs stay its own meanwhile. */
  readonly lateDays: number;
  /** What becomes of its SIMs and numbers then. */
  readonly disposition: Disposition;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Asks for the end of an operator; somebody else has to approve it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID`, `REASON_REQUIRED`; `ALREADY_DONE` while another
 *         one stands; `PERIOD_CLOSED` where a statement that is issued reaches beyond the day.
 */
export async function askOffboarding(
  db: PortfolioDb,
  request: AskOffboarding,
): Promise<{ readonly id: string }> {
  const { operatorId, lastDay, lateDays, actor } = request;
  const reason = request.reason.trim();
  if (reason === "") throw new DomainError("REASON_REQUIRED", "Say why the operator ends.");
  if (!Number.isInteger(lateDays) || lateDays < 0 || lateDays > LONGEST_WAIT_DAYS) {
    throw new DomainError("INPUT_INVALID", `Late usage may come for 0 to ${LONGEST_WAIT_DAYS} days.`);
  }
  refuseDisposition(request.disposition);
  const { simsGo, numberRestDays, keepMonths } = request.disposition;
  const asking = db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { id: operatorId } });
    if (operator === null) {
      throw new DomainError("NOT_FOUND", `There is no operator "${operatorId}": check its code.`);
    }
    const zone = await zoneOf(tx, operatorId);
    const endsAt = new Date(momentToInstant(addToDay(lastDay, 1), zone));
    if (endsAt <= operator.liveFrom) {
      const from = dayAt(operator.liveFrom.getTime(), zone);
      throw new DomainError(
        "INPUT_INVALID",
        `${operatorId} is in business from ${from} on: choose a later day.`,
      );
    }
    await refuseStanding(tx, operatorId);
    await refuseSettledBeyond(tx, operatorId, endsAt);
    const releasedAt = new Date(endsAt.getTime() + lateDays * DAY);
    const asked = { reason, simsGo, numberRestDays, keepMonths, askedBy: actor, askedAt: new Date() };
    const { id } = await tx.offboarding.create({ data: { operatorId, endsAt, releasedAt, ...asked } });
    const details = { lastDay, lateDays, simsGo, numberRestDays, keepMonths, reason };
    await writeAudit(tx, { actor, action: "offboarding:ask", subject: id, operatorId, details });
    return { id };
  });
  return asking.catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== "P2002") throw error;
    throw new DomainError("ALREADY_DONE", `Somebody has just asked for the end of ${operatorId}.`);
  });
}

function refuseDisposition({ numberRestDays, keepMonths }: Disposition): void {
  if (!Number.isInteger(numberRestDays) || numberRestDays < 0 || numberRestDays > LONGEST_WAIT_DAYS) {
    throw new DomainError("INPUT_INVALID", `Its numbers rest for 0 to ${LONGEST_WAIT_DAYS} days.`);
  }
  if (!Number.isInteger(keepMonths) || keepMonths < 0 || keepMonths > LONGEST_KEPT_MONTHS) {
    throw new DomainError("INPUT_INVALID", `Its data is kept for 0 to ${LONGEST_KEPT_MONTHS} months.`);
  }
}

/** By whose clock an operator's days are told: that of the agreement it buys under. */
export async function zoneOf(tx: Pick<PortfolioTables, "agreement">, operatorId: string): Promise<string> {
  const agreement = await tx.agreement.findFirst({
    where: ownAgreements(operatorId),
    orderBy: { id: "asc" },
    select: { zone: true },
  });
  return agreement?.zone ?? "UTC";
}

async function refuseStanding(tx: PortfolioTables, operatorId: string): Promise<void> {
  const standing = { notIn: ["declined", "withdrawn"] };
  const found = await tx.offboarding.findFirst({ where: { operatorId, status: standing } });
  if (found === null) return;
  throw new DomainError(
    "ALREADY_DONE",
    `The end of ${operatorId} was asked for by ${found.askedBy} already.`,
  );
}

/** What was charged for days after the end would have to be given back by hand. */
export async function refuseSettledBeyond(
  tx: Pick<PortfolioTables, "statement">,
  operatorId: string,
  endsAt: Date,
): Promise<void> {
  const last = await tx.statement.findFirst({
    where: { operatorId },
    orderBy: { period: "desc" },
    select: { period: true, agreement: { select: { zone: true } } },
  });
  if (last === null || last.period < labelAt(endsAt.getTime() - 1, last.agreement.zone)) return;
  throw new DomainError(
    "PERIOD_CLOSED",
    `The statement of ${last.period} is issued, and the last day lies in it or before: choose a later one.`,
  );
}
