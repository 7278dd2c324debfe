import { holdBillRun, nextDrafts, numberBills, takeNumbers } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { addToDay } from "@tributary/domain/bill/cycle-days";
import { numberOf, seriesOn } from "@tributary/domain/bill/number-series";
import { DomainError } from "@tributary/domain/error";
import { dayAt } from "@tributary/domain/period/period";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import { findBillRun, type OpenRun } from "./open-bill-run.ts";
import { CHUNK_OPTIONS, type Pace } from "./prepare-bill-run.ts";
import { refreshRetailTotal } from "./refresh-retail-total.ts";

/** Bills in one transaction, which holds the series: nobody else gets a number meanwhile. */
const CHUNK = 2_000;

export interface FinalizeRequest {
  readonly runId: string;
  readonly actor: string;
  readonly at: Date;
  /** Subscribers with exceptions are left without a bill of this run. */
  readonly leavesExceptions: boolean;
}

/**
 * Gives each bill of a run its number and makes it final, some thousand at a time. Goes on where an earlier
 * attempt was ended, with its day of issue: numbers follow one another without a gap, by subscriber.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while it is being drawn up; `ALREADY_DONE`;
 *         `EXCEPTIONS_OPEN` unless they are left.
 */
export async function finalizeBillRun(
  db: OperatorDb,
  { runId, actor, at, leavesExceptions, chunk = CHUNK, onProgress }: FinalizeRequest & Pace,
): Promise<{ readonly bills: number }> {
  const { run, exceptions } = await db.$transaction((tx) => findReviewed(tx, runId, leavesExceptions));
  const issuedOn = await dayOfIssue(db, run, at);
  const [total, before] = await Promise.all([
    db.shared.bill.count({ where: { billRunId: runId } }),
    db.shared.bill.count({ where: { billRunId: runId, status: "final" } }),
  ]);
  for (let done = before; done < total; ) {
    const count = await finalizeChunk(db, run, issuedOn, chunk);
    if (count === 0) break;
    done += count;
    await onProgress?.("numbering", done, total);
  }
  return refreshRetailTotal(db, run, async (tx) => {
    if ((await holdBillRun(tx, runId)) !== "review") {
      throw new DomainError("ALREADY_DONE", "The bills of this run were made final meanwhile.");
    }
    const { count } = await tx.billRun.updateMany({
      where: { id: runId },
      data: { status: "final", finalizedBy: actor, finalizedAt: at },
    });
    if (count !== 1) throw new Error("a run that is held cannot be written");
    const bills = await tx.bill.count({ where: { billRunId: runId } });
    await writeAudit(tx, {
      actor,
      action: "bill-run:finalize",
      subject: run.cycle.label,
      operatorId: db.operatorId,
      details: { bills, exceptions },
    });
    const { label } = run.cycle;
    await emitEvent(tx, {
      ...{ type: "bill-run.finalized", subject: label, at },
      payload: { period: label, bills, exceptions },
    });
    return { bills };
  });
}

/** Finds a run whose bills may become final, with how many subscribers have none. */
export async function findReviewed(tx: OperatorTables, runId: string, leavesExceptions: boolean) {
  const run = await findBillRun(tx, runId);
  if (run.status === "final") throw new DomainError("ALREADY_DONE", "The bills of this run are final.");
  if (run.status === "draft") {
    throw new DomainError("LOCKED", "The run is still being drawn up: go on with it.");
  }
  const exceptions = await tx.billException.count({ where: { billRunId: runId } });
  if (exceptions === 0 || leavesExceptions) return { run, exceptions };
  const message = `${exceptions} subscribers have no bill yet: put it right, or leave them out.`;
  throw new DomainError("EXCEPTIONS_OPEN", message, { exceptions });
}

/** The day of those bills that are final already, or today in the profile's zone. */
async function dayOfIssue({ shared }: OperatorDb, { runId, profile }: OpenRun, at: Date): Promise<string> {
  const issued = await shared.bill.findFirst({
    where: { billRunId: runId, status: "final" },
    select: { issuedOn: true },
  });
  return issued?.issuedOn?.toISOString().slice(0, 10) ?? dayAt(at.getTime(), profile.terms.zone);
}

/** Numbers the next bills; answers how many. */
function finalizeChunk(db: OperatorDb, run: OpenRun, issuedOn: string, limit: number): Promise<number> {
  const { billNumbers, dueDays } = run.profile.terms;
  return db.$transaction(async (tx) => {
    if ((await holdBillRun(tx, run.runId)) !== "review") {
      throw new DomainError("LOCKED", "The billing run was ended meanwhile.");
    }
    const ids = await nextDrafts(tx, run.runId, limit);
    if (ids.length === 0) return 0;
    const first = await takeNumbers(tx, seriesOn(billNumbers, issuedOn), ids.length);
    const numbered = ids.map((id, at) => ({ id, number: numberOf(billNumbers, issuedOn, first + at) }));
    await numberBills(tx, numbered, { issuedOn, dueOn: addToDay(issuedOn, dueDays) });
    return ids.length;
  }, CHUNK_OPTIONS);
}
