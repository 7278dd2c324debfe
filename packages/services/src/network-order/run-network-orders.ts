import { setTimeout as sleep } from "node:timers/promises";
import type { JobsDb, TakenJob } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { USUAL_PATIENCE } from "@tributary/domain/network-order/pause";
import type { OrderPatience } from "@tributary/domain/network-order/types";
import { deliverOrder } from "./deliver-order.ts";
import type { Network } from "./network.ts";

/** Orders on their way at a time in this process. */
const AT_ONCE = 16;
const POLL_MILLISECONDS = 500;
/** What has gone wrong on our side is not asked for again at once. */
const FAULT_MILLISECONDS = 5_000;
const MAINTAIN_MILLISECONDS = 60_000;

export interface RunInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  /** The network of whoever's door this is, as it is connected at the moment. */
  readonly openNetwork: (db: OperatorDb) => Promise<Network>;
  readonly signal: AbortSignal;
  /** What was no answer of a network is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
  readonly patience?: OrderPatience;
  readonly faultMilliseconds?: number;
}

/**
 * Sends what operators asked of their networks, until it is told to stop; orders on their way are finished.
 * Several processes may do so at a time. A job names an operator and an order; whatever is read or written
 * for it goes through that operator's door.
 */
export async function runNetworkOrders(input: RunInput): Promise<void> {
  const { doors, signal, onFault, faultMilliseconds = FAULT_MILLISECONDS } = input;
  const jobs = doors.jobsDb();
  const running = new Set<Promise<void>>();
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  let maintainAt = 0;
  while (!signal.aborted) {
    try {
      if (Date.now() >= maintainAt) {
        await jobs.maintain();
        maintainAt = Date.now() + MAINTAIN_MILLISECONDS;
      }
      const taken = await jobs.take(AT_ONCE - running.size);
      for (const job of taken) {
        const work = workOn(input, jobs, job)
          .catch(onFault)
          .finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size === AT_ONCE) await Promise.race(running);
      else if (taken.length === 0) await restOrUntil(signal, running);
    } catch (fault) {
      onFault(fault);
      await rest(faultMilliseconds);
    }
  }
  await Promise.all(running);
}

/** Rests until it is time to look again; an order that ends may have let another one go. */
async function restOrUntil(signal: AbortSignal, running: ReadonlySet<Promise<void>>): Promise<void> {
  const early = new AbortController();
  const both = AbortSignal.any([signal, early.signal]);
  const rested = sleep(POLL_MILLISECONDS, undefined, { signal: both }).catch(() => undefined);
  await Promise.race([rested, ...running]);
  early.abort();
}

/** A failure of ours is the job's: the queue keeps it and tries the job again, or lays it among the dead. */
async function workOn(input: RunInput, jobs: JobsDb, { id, operatorId, orderId, dueAt }: TakenJob) {
  const { doors, openNetwork, onFault, patience = USUAL_PATIENCE } = input;
  try {
    const db = doors.operatorDb(operatorId);
    await deliverOrder({ db, orderId, dueAt, patience, openNetwork });
  } catch (error) {
    onFault(error);
    return jobs.fail(id, error instanceof Error ? error : new Error(String(error)));
  }
  await jobs.complete(id);
}
