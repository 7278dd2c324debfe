import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { transition } from "@tributary/domain/dispute/transition";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { disputeWindowEnd } from "@tributary/domain/dispute/window";
import { DomainError } from "@tributary/domain/error";
import type { LedgerEvent } from "@tributary/domain/ledger/events";
import { postings } from "@tributary/domain/ledger/postings";
import type { Micros } from "@tributary/domain/money/types";
import { writeAudit } from "../audit/write-audit.ts";
import { postEntries } from "../ledger/post.ts";
import { inPeriod } from "../period/in-period.ts";
import { type FoundDispute, findDispute } from "./find-dispute.ts";

/** What every step of a dispute says: which one, who moves it, and what for. */
export interface StepRequest {
  readonly number: string;
  readonly actor: string;
  readonly note: string;
  /** When it happens; absent: now. */
  readonly at?: Date;
}

/** Runs a step of a dispute alone among all steps of its period. */
export async function onDispute<T>(
  db: PortfolioDb,
  number: string,
  work: (tx: PortfolioTables, dispute: FoundDispute) => Promise<T>,
): Promise<T> {
  const row = await db.dispute.findUnique({ where: { number }, select: { agreementId: true, period: true } });
  if (row === null) {
    throw new DomainError("NOT_FOUND", `There is no dispute "${number}": check its number.`);
  }
  return inPeriod(db, row.agreementId, row.period, async (tx) => work(tx, await findDispute(tx, number)));
}

/** The first instant at which a dispute's notice is too late. */
export function windowEnd({ invoice, terms }: FoundDispute): number {
  return disputeWindowEnd(invoice.receivedAt.getTime(), terms.dispute.windowDays, terms.zone).endsAt;
}

export interface Move {
  readonly to: DisputeStatus;
  readonly amountMicros?: Micros;
  readonly overrideReason?: string | null;
  /** Fields of the dispute's row that change with its status. */
  readonly fields?: { raisedAt?: Date; creditedMicros?: Micros; rejectedMicros?: Micros };
}

/**
 * Moves a dispute along its lifecycle and keeps who did it, when and why.
 *
 * Throws  {@link DomainError} `DISPUTE_TRANSITION`, `DISPUTE_WINDOW_EXPIRED`, `REASON_REQUIRED`.
 */
export async function moveDispute(
  tx: PortfolioTables,
  dispute: FoundDispute,
  { actor, note, at = new Date() }: StepRequest,
  { to, amountMicros, overrideReason = null, fields = {} }: Move,
): Promise<void> {
  const { status: from, number } = dispute;
  const { isOverridden } = transition({
    from,
    to,
    at: at.getTime(),
    windowEndsAt: windowEnd(dispute),
    overrideReason,
  });
  const said = isOverridden ? `${note} Sent after the window: ${overrideReason}`.trim() : note;
  await tx.dispute.update({ where: { number }, data: { status: to, ...fields } });
  await tx.disputeEvent.create({
    data: {
      disputeId: dispute.id,
      occurredAt: at,
      actor,
      fromStatus: from,
      toStatus: to,
      note: said,
      amountMicros: amountMicros ?? null,
    },
  });
  await writeAudit(tx, { actor, action: `dispute:${to}`, subject: number, details: { note: said } });
}

/** Posts what a step of a dispute does to the books, once. */
export async function postStep(
  tx: PortfolioTables,
  dispute: FoundDispute,
  key: string,
  event: LedgerEvent,
): Promise<void> {
  const { agreementId, period, number } = dispute;
  await postEntries(tx, [
    {
      key,
      kind: event.kind,
      description: `${event.kind.replace("-", " ")}, dispute ${number}`,
      agreementId,
      period,
      postings: postings(event),
    },
  ]);
}
