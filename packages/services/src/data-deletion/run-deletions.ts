import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { runJobs } from "../job/run-jobs.ts";
import { deleteData } from "./delete-data.ts";

export interface DeletionsInput {
  readonly doors: { jobsDb(): JobsDb; portfolioDb(): PortfolioDb };
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/** Deletes the data of operators for which that was approved, until it is told to stop. */
export async function runDeletions({ doors, ...run }: DeletionsInput): Promise<void> {
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "data-deletion", atOnce: 1 },
    async work({ subjectId: id }) {
      await deleteData(doors.portfolioDb(), id, new Date());
    },
  });
}
