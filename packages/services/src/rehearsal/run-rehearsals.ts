import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type SandboxHost, sweepSandboxes } from "@tributary/db/doors/sandbox";
import { USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { runJobs } from "../job/run-jobs.ts";
import { type RehearsalDoors, workOnRehearsal } from "./work-on-rehearsal.ts";

/** A step may take longer than those of a billing run: a database is made before the first. */
export const REHEARSAL_PATIENCE: TaskPatience = { ...USUAL_PATIENCE, holdMilliseconds: 180_000 };

export interface RehearsalsInput {
  readonly doors: RehearsalDoors & { jobsDb(): JobsDb };
  readonly host: SandboxHost;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: TaskPatience;
}

/** Plays the rehearsals that were asked for, one at a time, until it is told to stop. */
export async function runRehearsals(input: RehearsalsInput): Promise<void> {
  const { doors, host, patience = REHEARSAL_PATIENCE, ...run } = input;
  const { signal, onFault } = run;
  await sweepRehearsals(doors.portfolioDb(), host).catch(onFault);
  await runJobs({
    ...{ ...run, jobs: doors.jobsDb(), queue: "rehearsal", atOnce: 1 },
    async work({ subjectId: rehearsalId, dueAt }) {
      await workOnRehearsal({ doors, host, rehearsalId, dueAt, patience, signal, onFault });
    },
  });
}

/** Drops what killed rehearsals left behind; those that somebody is to go on with drop their own. */
export function sweepRehearsals(db: Pick<PortfolioDb, "rehearsal">, host: SandboxHost): Promise<string[]> {
  return sweepSandboxes(host, async (ids) => {
    const open = await db.rehearsal.findMany({
      where: { id: { in: [...ids] }, dueAt: { not: null } },
      select: { id: true },
    });
    return new Set(open.map(({ id }) => id));
  });
}
