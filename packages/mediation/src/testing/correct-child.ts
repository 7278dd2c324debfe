import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { openDatabase } from "@tributary/db/doors/open-database";
import type { CorrectionTransaction } from "@tributary/db/doors/usage-correction/correction-transaction";
import { correctMonth } from "../correction/correct-month.ts";
import type { CorrectMonthRequest } from "../correction/types.ts";

/** What a child process is asked to do; it is meant to die in it. */
export interface CorrectTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly request: CorrectMonthRequest;
  /** The step before which it kills itself: a method of the transaction, `commit`, or `committed`. */
  readonly dieBefore: string;
  /** How many times that step is let through. */
  readonly after: number;
}

process.once("message", (task: CorrectTask) => void work(task));

async function work({ ownerUrl, secret, request, dieBefore, after }: CorrectTask): Promise<void> {
  const doors = openDatabase({ ownerUrl, secret });
  let left = after;
  const reach = (step: string): void => {
    if (step === dieBefore && left-- === 0) process.kill(process.pid, "SIGKILL");
  };
  await correctMonth({ mediationDb: () => watched(doors.mediationDb(), reach) }, request);
  reach("committed");
  await doors.close();
  process.disconnect();
}

/** The same door, whose steps are told before they are taken. */
function watched(db: MediationDb, reach: (step: string) => void): MediationDb {
  const usageCorrection: MediationDb["usageCorrection"] = (run) =>
    db.usageCorrection(async (correction) => {
      const result = await run(toldOf(correction, reach));
      reach("commit");
      return result;
    });
  return new Proxy(db, {
    get: (target, name) =>
      name === "usageCorrection" ? usageCorrection : (Reflect.get(target, name, target) as unknown),
  });
}

function toldOf(correction: CorrectionTransaction, reach: (step: string) => void): CorrectionTransaction {
  return new Proxy(correction, {
    get(target, name) {
      reach(String(name));
      return Reflect.get(target, name, target) as unknown;
    },
  });
}

process.send?.({ news: "ready" });
