import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { billingDays } from "../subscriber/current-cycle.ts";

/** In which zone an operator's own days begin: its billing profile says so, else its statements do. */
export async function retailZone(db: Pick<OperatorDb, "reads" | "shared">): Promise<string> {
  return (await billingDays(db)).zone;
}
