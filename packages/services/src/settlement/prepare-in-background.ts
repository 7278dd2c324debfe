import { explainError } from "@tributary/db/doors/explain-error";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { loadAgreement } from "./load-agreement.ts";
import { type PrepareRequest, prepareRun } from "./prepare-run.ts";
import { claimProgress, endProgress, type ProgressClaim, reportProgress } from "./run-progress.ts";

const HEARTBEAT_MS = 5_000;

export interface StartedPreparation {
  readonly startedAt: Date;
  /** Ends with the work; never rejects. */
  readonly done: Promise<void>;
}

export interface BackgroundRequest extends Omit<PrepareRequest, "onStep"> {
  /** What was no refusal is told here, for the log; people read that something went wrong. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Starts preparing a period and answers at once; the work goes on in this process and says how far it is
 * outside its own transaction, so that a page that was loaded anew goes on where it was.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`; `LOCKED` while it is being prepared already. How the work
 *         itself ends stands in its progress.
 */
export async function prepareInBackground(
  db: PortfolioDb,
  request: BackgroundRequest,
): Promise<StartedPreparation> {
  const { agreementId, period, actor } = request;
  await loadAgreement(db, agreementId);
  const claim = await db.$transaction(async (tx) => {
    const claimed = await claimProgress(tx, { agreementId, period, startedBy: actor, at: new Date() });
    await writeAudit(tx, { actor, action: "settlement:start-prepare", subject: `${agreementId} ${period}` });
    return claimed;
  });
  return { startedAt: claim.startedAt, done: work(db, request, claim) };
}

async function work(db: PortfolioDb, request: BackgroundRequest, claim: ProgressClaim): Promise<void> {
  const { onFault, ...prepare } = request;
  const heartbeat = setInterval(() => {
    reportProgress(db, claim).catch(onFault);
  }, HEARTBEAT_MS);
  try {
    await prepareRun(db, { ...prepare, onStep: (step) => reportProgress(db, claim, step) });
    await endProgress(db, claim, null);
  } catch (error) {
    await endProgress(db, claim, failureOf(error, onFault)).catch(onFault);
  } finally {
    clearInterval(heartbeat);
  }
}

function failureOf(thrown: unknown, onFault: BackgroundRequest["onFault"]): string {
  const error = explainError(thrown);
  if (error !== thrown) onFault(thrown);
  if (error instanceof DomainError) return error.message;
  onFault(error);
  return "Something went wrong on our side, and nothing was changed. Start again.";
}
