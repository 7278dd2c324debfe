import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { workOnPack } from "./work-on-pack.ts";

export interface ExportPacksInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly keys: SubscriberKeys;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/** Makes the packs that operators asked for, and lets them go after their days, until it is told to stop. */
export async function runExportPacks({ doors, keys, ...run }: ExportPacksInput): Promise<void> {
  const { signal, onFault } = run;
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "export-pack", atOnce: 1 },
    async work(job) {
      const { subjectId: packId, dueAt } = job;
      const db = doors.operatorDb(ownerOf(job));
      await workOnPack({ db, packId, dueAt, keys, patience: USUAL_PATIENCE, signal, onFault });
    },
  });
}
