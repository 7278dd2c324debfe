import type { JobsDb } from "@tributary/db/doors/jobs-db";
import { runJobs } from "../job/run-jobs.ts";
import { endRun, finishPortfolioRun, planRuns } from "./plan-runs.ts";
import {
  type DetectorDoors,
  runPortfolioDetectors,
  runUsageDetectors,
  watchedOperators,
} from "./run-detectors.ts";

/** Looks at a time in this process. */
const AT_ONCE = 1;

export interface AlertJobsInput {
  readonly doors: DetectorDoors & { jobsDb(): JobsDb };
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/** Has the detectors look each hour, and whenever figures have changed, until it is told to stop. */
export async function runAlertJobs({ doors, ...run }: AlertJobsInput): Promise<void> {
  await planRuns(doors.portfolioDb(), new Date()).catch(run.onFault);
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "alert-run", atOnce: AT_ONCE },
    work: ({ operatorId, subjectId, dueAt }) => {
      const at = new Date(Math.max(Date.now(), dueAt));
      return operatorId === null
        ? lookAtPortfolio(doors, subjectId, at)
        : lookAtOperator(doors, operatorId, subjectId, at);
    },
  });
}

/** Looks over the portfolio if that is due; ended in between, it is done again. */
export async function lookAtPortfolio(doors: DetectorDoors, runId: string, at: Date): Promise<void> {
  const db = doors.portfolioDb();
  const run = await db.alertRun.findFirst({ where: { id: runId }, select: { dueAt: true } });
  if (run === null || run.dueAt === null || run.dueAt > at) return;
  const { dueAt } = run;
  const counts = await runPortfolioDetectors(db, at);
  const operatorIds = await watchedOperators(db);
  await db.$transaction((tx) => finishPortfolioRun(tx, { id: runId, dueAt, at, counts, operatorIds }));
}

async function lookAtOperator(
  doors: DetectorDoors,
  operatorId: string,
  runId: string,
  at: Date,
): Promise<void> {
  const db = doors.operatorDb(operatorId);
  const run = await db.shared.alertRun.findFirst({ where: { id: runId }, select: { dueAt: true } });
  if (run === null || run.dueAt === null || run.dueAt > at) return;
  const counts = await runUsageDetectors(db, at);
  await endRun(db.shared, { id: runId, dueAt: run.dueAt, at, counts });
}
