import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { runJobs } from "../job/run-jobs.ts";
import { endOperator } from "./end-operator.ts";

export interface OffboardingsInput {
  readonly doors: { jobsDb(): JobsDb; portfolioDb(): PortfolioDb };
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/** Ends operators on their days, until it is told to stop. */
export async function runOffboardings({ doors, ...run }: OffboardingsInput): Promise<void> {
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "offboarding", atOnce: 1 },
    async work({ subjectId: id, dueAt }) {
      await endOperator(doors.portfolioDb(), id, new Date(Math.max(Date.now(), dueAt)));
    },
  });
}
