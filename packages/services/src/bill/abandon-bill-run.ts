import { dropDrafts, holdBillRun } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { endOpenTask } from "../bill-task/place-task.ts";
import { findBillRun } from "./open-bill-run.ts";
import { CHUNK_OPTIONS } from "./prepare-bill-run.ts";
import { refreshRetailTotal } from "./refresh-retail-total.ts";

const CHUNK = 2_000;

/**
 * Gives up a run of which no bill is final, such as to draw it up again after something was put right. Its
 * drafts are thrown away; the run and its exceptions stay to be looked at.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` once a bill of it is final.
 */
export async function abandonBillRun(
  db: OperatorDb,
  { runId, actor }: { readonly runId: string; readonly actor: string },
): Promise<void> {
  const run = await db.$transaction((tx) => findBillRun(tx, runId));
  let isLeft = true;
  while (isLeft) {
    isLeft = await db.$transaction(async (tx) => {
      await holdBillRun(tx, runId);
      if ((await tx.bill.count({ where: { billRunId: runId, status: "final" } })) > 0) {
        throw new DomainError("LOCKED", "Bills of this run are final: finish it, and credit what is wrong.");
      }
      await endOpenTask(tx, runId, "The run was abandoned.");
      // While drafts go, nobody may take the run for one that was looked at.
      await tx.billRun.updateMany({ where: { id: runId, status: "review" }, data: { status: "draft" } });
      return (await dropDrafts(tx, runId, CHUNK)) > 0;
    }, CHUNK_OPTIONS);
  }
  await refreshRetailTotal(db, run, async (tx) => {
    const status = await holdBillRun(tx, runId);
    if (status !== "draft" || (await tx.bill.count({ where: { billRunId: runId } })) > 0) {
      throw new DomainError("LOCKED", "Somebody else goes on with this run.");
    }
    await tx.billRun.updateMany({ where: { id: runId }, data: { status: "abandoned" } });
    await writeAudit(tx, {
      actor,
      action: "bill-run:abandon",
      subject: run.cycle.label,
      operatorId: db.operatorId,
    });
  });
}
