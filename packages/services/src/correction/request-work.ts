import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { CorrectionProgress } from "@tributary/mediation/correction/types";

const HEARTBEAT_MS = 1_000;

/** One start of the work on a request: only who started it may report on it. */
export interface WorkClaim {
  readonly id: string;
  readonly status: "reporting" | "approved";
  readonly startedAt: Date;
}

type Table = Pick<PortfolioDb, "correctionRequest">;

export interface Work {
  /** Answers what the request gets when it ends well; a sentence: why there is no result. */
  readonly run: (onProgress: (progress: CorrectionProgress) => void) => Promise<object | string>;
  /** What was no refusal is told here, for the log; people read that something went wrong. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Works on a request in this process, and says how far it is outside of the work's own transaction, so that a
 * page that was loaded anew goes on where it was. Never rejects.
 */
export async function workOnRequest(db: Table, claim: WorkClaim, { run, onFault }: Work): Promise<void> {
  let progress: CorrectionProgress | null = null;
  const heartbeat = setInterval(() => {
    reportWork(db, claim, progress).catch(onFault);
  }, HEARTBEAT_MS);
  try {
    const result = await run((now) => {
      progress = now;
    });
    await endWork(db, claim, typeof result === "string" ? { failure: result } : result);
  } catch (error) {
    await endWork(db, claim, { failure: failureOf(error, onFault) }).catch(onFault);
  } finally {
    clearInterval(heartbeat);
  }
}

/** The months are looked through first and changed then: each is half of the way. */
async function reportWork(db: Table, claim: WorkClaim, progress: CorrectionProgress | null): Promise<void> {
  const { step, done, total } = progress ?? { step: "wait", done: 0, total: 1 };
  const moved = {
    step,
    stepsDone: (step === "change" ? total : 0) + done,
    stepsTotal: 2 * Math.max(1, total),
  };
  await db.correctionRequest.updateMany({ where: going(claim), data: { seenAt: new Date(), ...moved } });
}

/** What was applied has ended its request already, in the transaction of the correction. */
async function endWork(db: Table, claim: WorkClaim, end: object): Promise<void> {
  const at = new Date();
  await db.correctionRequest.updateMany({
    where: going(claim),
    data: { seenAt: at, finishedAt: at, ...end },
  });
}

function going(claim: WorkClaim) {
  return { ...claim, finishedAt: null };
}

function failureOf(error: unknown, onFault: Work["onFault"]): string {
  if (error instanceof DomainError) return error.message;
  onFault(error);
  return "Something went wrong on our side, and nothing was changed. Start it again.";
}
