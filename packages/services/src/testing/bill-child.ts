import { openDatabase } from "@tributary/db/doors/open-database";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { toldDoor } from "./told-door.ts";

/** What a child process is asked to bill; it is meant to die in it. */
export interface BillTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly operatorId: string;
  readonly period: string;
  readonly at: Date | string;
  readonly chunk: number;
  /** The statement before which it kills itself, from 0; null: none. */
  readonly dieBefore: number | null;
}

export type BillNews = { readonly news: "ready" | "billing" };

const tell = (news: BillNews["news"]): unknown => process.send?.({ news } satisfies BillNews);

process.once("message", (task: BillTask) => void work(task));

async function work({ ownerUrl, secret, operatorId, period, chunk, dieBefore, ...task }: BillTask) {
  const doors = openDatabase({ ownerUrl, secret });
  const at = new Date(task.at);
  // Connected before the clock of whoever kills it starts.
  await doors.operatorDb(operatorId).shared.bill.count();
  let statements = 0;
  const db = toldDoor(doors.operatorDb(operatorId), () => {
    if (statements++ === dieBefore) process.kill(process.pid, "SIGKILL");
  });
  tell("billing");
  const { runId } = await prepareBillRun(db, { period, actor: "finance", at, chunk });
  await finalizeBillRun(db, { runId, actor: "finance", at, leavesExceptions: true, chunk });
  await doors.close();
  process.disconnect();
}

tell("ready");
