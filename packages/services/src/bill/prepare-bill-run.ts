import { addDraftBills, holdBillRun } from "@tributary/db/doors/bill/bill-rows";
import { unbilledSubscribers } from "@tributary/db/doors/bill/unbilled-subscribers";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { TaskStage } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { adjustmentsOf } from "./adjustments-of.ts";
import { drawUpChunk } from "./draw-up-chunk.ts";
import { type OpenRun, openBillRun, type RunRequest } from "./open-bill-run.ts";
import { refreshRetailTotal } from "./refresh-retail-total.ts";
import { type Catalog, loadCatalog } from "./run-catalog.ts";

/** Subscribers in one transaction: what is lost when a process is killed. */
const CHUNK = 2_000;
export const CHUNK_OPTIONS = { timeout: 120_000, maxWait: 30_000 } as const;

/** Told as often as something was done, of how many; whoever hears it may stop the work by throwing. */
export type OnProgress = (stage: TaskStage, done: number, total: number) => Promise<void>;

export interface Pace {
  readonly chunk?: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Draws up the bills of a period and leaves them to be looked at. Goes on where an earlier attempt was ended.
 *
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile; `PERIOD_INVALID` before the cycle has
 *         ended.
 */
export async function prepareBillRun(
  db: OperatorDb,
  { chunk, onProgress, ...request }: RunRequest & Pace,
): Promise<{ readonly runId: string }> {
  const run = await openBillRun(db, request);
  await drawUpRun(db, run, { ...(chunk === undefined ? {} : { chunk }), onProgress });
  return { runId: run.runId };
}

/**
 * Draws up what of a run is not drawn up yet, some thousand subscribers at a time: each subscriber has one
 * bill, or one reason why not.
 *
 * Throws  {@link DomainError} `LOCKED` when it was abandoned meanwhile.
 */
export async function drawUpRun(
  db: OperatorDb,
  run: OpenRun,
  { chunk = CHUNK, onProgress }: Pace = {},
): Promise<void> {
  if (run.status !== "draft") return;
  const [catalog, total] = await Promise.all([loadCatalog(db.shared), db.shared.subscriber.count()]);
  let [after, done]: [string | null, number] = ["", 0];
  while (after !== null) {
    const looked = await prepareChunk(db, run, catalog, after, chunk);
    after = looked.last;
    done += looked.count;
    await onProgress?.("drawing-up", done, Math.max(done, total));
  }
  await endDrafting(db, run);
}

/** Bills the next subscribers; answers the number of the last one, or null when there is none left. */
async function prepareChunk(
  db: OperatorDb,
  run: OpenRun,
  catalog: Catalog,
  after: string,
  limit: number,
): Promise<{ readonly last: string | null; readonly count: number }> {
  const { runId, profile, cycle, from, until } = run;
  const { currency } = profile.terms;
  return db.$transaction(async (tx) => {
    if (!(await holdDraft(tx, runId))) return { last: null, count: 0 };
    const next = await unbilledSubscribers(tx, { runId, period: cycle.label, from, until, after, limit });
    const subscribers = next.filter(({ isDue }) => isDue);
    const adjustments = await adjustmentsOf(db, tx, subscribers, run);
    const terms = { cycle, until, terms: profile.terms, catalog };
    const { bills, exceptions } = await drawUpChunk(db, tx, subscribers, adjustments, terms);
    if (bills.length > 0) {
      await addDraftBills(tx, { runId, profileId: profile.id, period: cycle.label, currency }, bills);
    }
    await tx.billException.createMany({ data: exceptions.map((found) => ({ billRunId: runId, ...found })) });
    return { last: next.at(-1)?.number ?? null, count: next.length };
  }, CHUNK_OPTIONS);
}

async function endDrafting(db: OperatorDb, run: OpenRun): Promise<void> {
  await refreshRetailTotal(db, run, async (tx) => {
    if (await holdDraft(tx, run.runId)) {
      await tx.billRun.updateMany({ where: { id: run.runId }, data: { status: "review" } });
    }
  });
}

/** Whether the run is still a draft, which it then stays until the transaction ends. */
async function holdDraft(tx: OperatorTables, runId: string): Promise<boolean> {
  const status = await holdBillRun(tx, runId);
  if (status === "abandoned") throw new DomainError("LOCKED", "The billing run was abandoned meanwhile.");
  return status === "draft";
}
