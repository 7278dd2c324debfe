import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { OwnerDb } from "@tributary/db/doors/owner-db";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import { SETUP_PATIENCE } from "./start-onboarding.ts";
import { workOnSetup } from "./work-on-setup.ts";

/** Schemas are made one after the other: they share the catalog. */
const AT_ONCE = 1;

export interface SetupsInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly owner: Pick<OwnerDb, "provisionOperator">;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: typeof SETUP_PATIENCE;
}

/** Sets up operators that were made of a template, until it is told to stop. */
export async function runSetups(input: SetupsInput): Promise<void> {
  const { doors, owner, patience = SETUP_PATIENCE, ...run } = input;
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "operator-setup", atOnce: AT_ONCE },
    async work(job) {
      const { subjectId: setupId, dueAt } = job;
      const db = doors.operatorDb(ownerOf(job));
      await workOnSetup({ db, owner, setupId, dueAt, patience, onFault: run.onFault });
    },
  });
}
