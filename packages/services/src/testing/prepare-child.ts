import { openDatabase } from "@tributary/db/doors/open-database";
import { prepareRun } from "../settlement/prepare-run.ts";
import { toldDoor } from "./told-door.ts";

/** What a child process is asked to do; it is meant to die in it. */
export interface PrepareTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly agreementId: string;
  readonly period: string;
  /** The statement before which it kills itself, from 0; behind the last: after the COMMIT; null: none. */
  readonly dieBefore: number | null;
}

export type PrepareNews = { readonly news: "ready" | "preparing" };

const tell = (news: PrepareNews["news"]): unknown => process.send?.({ news } satisfies PrepareNews);

process.once("message", (task: PrepareTask) => void work(task));

async function work({ ownerUrl, secret, agreementId, period, dieBefore }: PrepareTask): Promise<void> {
  const doors = openDatabase({ ownerUrl, secret });
  // Connected before the clock of whoever kills it starts.
  await doors.portfolioDb().agreement.count();
  let statements = 0;
  const die = (): unknown => process.kill(process.pid, "SIGKILL");
  const reach = (): void => {
    if (statements++ === dieBefore) die();
  };
  tell("preparing");
  await prepareRun(toldDoor(doors.portfolioDb(), reach), { agreementId, period, actor: "analyst" });
  if (dieBefore !== null && dieBefore >= statements) die();
  await doors.close();
  process.disconnect();
}

tell("ready");
