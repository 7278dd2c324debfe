import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { TaskStatus } from "@tributary/domain/bill-task/types";
import type { RehearsalOutcome, RehearsalReport, RehearsalStage } from "@tributary/domain/rehearsal/types";
import { thaw } from "../settlement/freeze.ts";

export type RehearsalRow = NonNullable<Awaited<ReturnType<PortfolioTables["rehearsal"]["findFirst"]>>>;

/** A rehearsal as it is stored. */
export interface StoredRehearsal {
  readonly id: string;
  readonly operatorId: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly status: TaskStatus;
  readonly attempts: number;
  readonly attemptLimit: number;
  readonly dueAt: number | null;
  readonly stage: RehearsalStage | null;
  readonly message: string | null;
  readonly outcome: RehearsalOutcome | null;
  readonly fingerprint: string | null;
  readonly report: RehearsalReport | null;
  readonly endedAt: Date | null;
}

export function storedRehearsal({ report, dueAt, ...row }: RehearsalRow): StoredRehearsal {
  return {
    ...row,
    status: row.status as TaskStatus,
    stage: row.stage as RehearsalStage | null,
    outcome: row.outcome as RehearsalOutcome | null,
    dueAt: dueAt === null ? null : dueAt.getTime(),
    // Only this package writes the column, so its shape is what `freeze` was given.
    report: report === null ? null : (thaw(report) as RehearsalReport),
  };
}
