import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { type BillingProfile, profileById, profileOf } from "./profile-of.ts";
import { type TotalledRun, totalledRun } from "./refresh-retail-total.ts";

/** A run with what it bills by. */
export interface OpenRun extends TotalledRun {
  readonly runId: string;
  readonly status: "draft" | "review" | "final";
}

export interface RunRequest {
  readonly period: PeriodLabel;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Begins the run of a period, or finds the one that is there: a period has one that was not abandoned.
 *
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile; `PERIOD_INVALID` before the cycle has
 *         ended; `PERIOD_CLOSED` once records of it went by the rule of retention.
 */
export async function openBillRun(db: OperatorDb, request: RunRequest): Promise<OpenRun> {
  return alone(db, async (tx) => (await beginBillRun(tx, db.operatorId, request)).run);
}

/** The same in a transaction of the caller's, as if no other ran beside it. */
export async function beginBillRun(
  tx: OperatorTables,
  operatorId: string,
  { period, actor, at }: RunRequest,
): Promise<{ readonly run: OpenRun; readonly isNew: boolean }> {
  const found = await tx.billRun.findFirst({ where: { period, status: { not: "abandoned" } } });
  if (found !== null) {
    const run = withCycle(found, await profileById(tx, found.billingProfileId));
    return { run, isNew: false };
  }
  const profile = await profileOf(tx, period);
  const { from, until } = totalledRun(period, profile);
  if (at < until) {
    throw new DomainError("PERIOD_INVALID", `${period} has not ended yet: it can be billed afterwards.`);
  }
  await refuseRetired(tx, from, until);
  const created = await tx.billRun.create({
    data: { billingProfileId: profile.id, period, createdBy: actor, createdAt: at },
  });
  await writeAudit(tx, {
    ...{ actor, action: "bill-run:begin", subject: period, operatorId },
    details: { profileVersion: profile.version },
  });
  return { run: withCycle(created, profile), isNew: true };
}

/** Finds a run by its id. */
export async function findBillRun(
  tables: Pick<OperatorTables, "billRun" | "billingProfile">,
  runId: string,
): Promise<OpenRun> {
  const run = await tables.billRun.findFirst({ where: { id: runId, status: { not: "abandoned" } } });
  if (run === null) throw new DomainError("NOT_FOUND", "There is no such billing run.");
  return withCycle(run, await profileById(tables, run.billingProfileId));
}

function withCycle(
  { id, status, period }: { readonly id: string; readonly status: string; readonly period: string },
  profile: BillingProfile,
): OpenRun {
  return { runId: id, status: status as OpenRun["status"], ...totalledRun(period, profile) };
}
