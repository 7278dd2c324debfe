import { labelAt } from "@tributary/domain/period/period";
import { listUsageMonths } from "./list-months.ts";
import type { UsageSource } from "./load-days.ts";
import type { OwnZones } from "./own-zones.ts";

/** The month that is shown when none is asked for: the latest with usage, else the one it is now. */
export async function latestMonth(db: UsageSource, at: Date, { main }: OwnZones): Promise<string> {
  const [latest] = await listUsageMonths(db, at);
  return latest ?? labelAt(at.getTime(), main);
}
