import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import { workOnTask } from "./work-on-task.ts";

/** Runs at a time in this process: each of them keeps a core busy. */
const AT_ONCE = 2;

export interface BillTasksInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: TaskPatience;
  readonly chunk?: number;
  readonly faultMilliseconds?: number;
}

/**
 * Does what operators asked to be done to their billing runs, until it is told to stop; what is in hand then
 * is put down after the next some thousand subscribers, and whoever comes next goes on.
 */
export async function runBillTasks(input: BillTasksInput): Promise<void> {
  const { doors, patience = USUAL_PATIENCE, chunk, ...run } = input;
  const { signal, onFault } = run;
  await runJobs({
    ...run,
    jobs: doors.jobsDb(),
    queue: "bill-task",
    atOnce: AT_ONCE,
    async work(job) {
      const { subjectId: taskId, dueAt } = job;
      const db = doors.operatorDb(ownerOf(job));
      const pace = chunk === undefined ? {} : { chunk };
      await workOnTask({ db, taskId, dueAt, patience, signal, onFault, ...pace });
    },
  });
}
