import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { USUAL_PATIENCE } from "@tributary/domain/network-order/pause";
import type { OrderPatience } from "@tributary/domain/network-order/types";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import { deliverOrder } from "./deliver-order.ts";
import type { Network } from "./network.ts";

/** Orders on their way at a time in this process. */
const AT_ONCE = 16;

export interface RunInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  /** The network of whoever's door this is, as it is connected at the moment. */
  readonly openNetwork: (db: OperatorDb) => Promise<Network>;
  readonly signal: AbortSignal;
  /** What was no answer of a network is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
  readonly patience?: OrderPatience;
  readonly maintainMilliseconds?: number;
  readonly faultMilliseconds?: number;
}

/** Sends what operators asked of their networks, until told to stop; orders on their way are finished. */
export async function runNetworkOrders(input: RunInput): Promise<void> {
  const { doors, openNetwork, patience = USUAL_PATIENCE, ...run } = input;
  await runJobs({
    ...run,
    jobs: doors.jobsDb(),
    queue: "network-order",
    atOnce: AT_ONCE,
    async work(job) {
      const { subjectId: orderId, dueAt } = job;
      await deliverOrder({ db: doors.operatorDb(ownerOf(job)), orderId, dueAt, patience, openNetwork });
    },
  });
}
