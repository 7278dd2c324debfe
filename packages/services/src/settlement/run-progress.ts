import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { PREPARE_STEPS, type PrepareStep } from "./prepare-run.ts";

/** Work that has not been heard of for so long has ended with its process. */
export const SILENT_AFTER_MS = 30_000;

export type ProgressState = "running" | "interrupted" | "failed" | "done";

export interface RunProgress {
  readonly state: ProgressState;
  readonly step: string;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  /** Until it ended, or until now. */
  readonly elapsedMs: number;
  /** Why it ended without a result, in a sentence. */
  readonly failure: string | null;
}

/** The start of one piece of work: only who started it may report on it. */
export interface ProgressClaim {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly startedAt: Date;
}

/** Looks at how far the work on a period has come; null when none was ever started. */
export async function readProgress(
  db: Pick<PortfolioTables, "runProgress">,
  { agreementId, period, at }: { agreementId: string; period: PeriodLabel; at: Date },
): Promise<RunProgress | null> {
  const row = await db.runProgress.findUnique({ where: { agreementId_period: { agreementId, period } } });
  if (row === null) return null;
  const { step, stepsDone, stepsTotal, startedBy, startedAt, seenAt, finishedAt, failure } = row;
  const isSilent = at.getTime() - seenAt.getTime() > SILENT_AFTER_MS;
  const state =
    finishedAt === null ? (isSilent ? "interrupted" : "running") : failure === null ? "done" : "failed";
  const until = finishedAt ?? (isSilent ? seenAt : at);
  const elapsedMs = Math.max(0, until.getTime() - startedAt.getTime());
  return { state, step, stepsDone, stepsTotal, startedBy, startedAt, elapsedMs, failure };
}

/**
 * Claims a period for one piece of work: of several who start at once, one does. Work that fell silent gives
 * way.
 *
 * Throws  {@link DomainError} `LOCKED` while somebody else's work goes on.
 */
export async function claimProgress(
  tx: PortfolioTables,
  {
    agreementId,
    period,
    startedBy,
    at,
  }: { agreementId: string; period: PeriodLabel; startedBy: string; at: Date },
): Promise<ProgressClaim> {
  const begin = {
    kind: "prepare",
    step: "wait",
    stepsDone: 0,
    stepsTotal: PREPARE_STEPS.length,
    startedBy,
    startedAt: at,
    seenAt: at,
    finishedAt: null,
    failure: null,
  };
  const first = await tx.runProgress.createMany({
    data: [{ agreementId, period, ...begin }],
    skipDuplicates: true,
  });
  if (first.count === 1) return { agreementId, period, startedAt: at };
  const isFree = [
    { finishedAt: { not: null } },
    { seenAt: { lt: new Date(at.getTime() - SILENT_AFTER_MS) } },
  ];
  const next = await tx.runProgress.updateMany({ where: { agreementId, period, OR: isFree }, data: begin });
  if (next.count === 1) return { agreementId, period, startedAt: at };
  const row = await tx.runProgress.findUnique({ where: { agreementId_period: { agreementId, period } } });
  throw new DomainError(
    "LOCKED",
    `${row?.startedBy ?? "Somebody"} is preparing ${period} of ${agreementId} already: ` +
      "wait until it is done.",
    { agreementId, period },
  );
}

/** Says that the work goes on; with a step, that the ones before it are done. */
export async function reportProgress(
  db: Pick<PortfolioDb, "runProgress">,
  claim: ProgressClaim,
  step?: PrepareStep,
): Promise<void> {
  const moved = step === undefined ? {} : { step, stepsDone: PREPARE_STEPS.indexOf(step) };
  await db.runProgress.updateMany({
    where: { ...claim, finishedAt: null },
    data: { seenAt: new Date(), ...moved },
  });
}

/** Says that the work has ended, well or with a sentence why not. */
export async function endProgress(
  db: Pick<PortfolioDb, "runProgress">,
  claim: ProgressClaim,
  failure: string | null,
): Promise<void> {
  const at = new Date();
  const data = {
    seenAt: at,
    finishedAt: at,
    failure,
    ...(failure === null ? { stepsDone: PREPARE_STEPS.length } : {}),
  };
  await db.runProgress.updateMany({ where: { ...claim, finishedAt: null }, data });
}
