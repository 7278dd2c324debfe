import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { dayAt } from "@tributary/domain/period/period";
import { profileById } from "./profile-of.ts";

/** The calendar day by the zone that the operator bills in; in UTC before it has said so. */
export async function todayOf({ shared }: Pick<OperatorDb, "shared">, at: Date): Promise<string> {
  return dayAt(at.getTime(), await billingZone(shared));
}

/** The zone that the operator bills in. */
export async function billingZone(shared: OperatorDb["shared"]): Promise<string> {
  const latest = await shared.billingProfile.findFirst({
    orderBy: { version: "desc" },
    select: { id: true },
  });
  return latest === null ? "UTC" : (await profileById(shared, latest.id)).terms.zone;
}
