import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { openBillRun, type RunRequest } from "./open-bill-run.ts";
import { prepareBillRun } from "./prepare-bill-run.ts";

/**
 * Rates what was used in a period, as far as that is not done yet, and draws up its bills.
 *
 * Throws  what rating and drawing up throw.
 */
export async function billPeriod(db: OperatorDb, request: RunRequest): Promise<{ readonly runId: string }> {
  const { status } = await openBillRun(db, request);
  if (status === "draft") await ratePeriod(db, { period: request.period });
  return prepareBillRun(db, request);
}
