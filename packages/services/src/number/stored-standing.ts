import type { NumberStanding } from "@tributary/domain/number/lifecycle";
import type { NumberStatus } from "@tributary/domain/number/types";

/** A number's standing as it is stored; what it is at an instant, the domain says. */
export function storedStanding(row: {
  readonly status: string;
  readonly statusUntil: Date | null;
}): NumberStanding {
  return { status: row.status as NumberStatus, statusUntil: row.statusUntil?.getTime() ?? null };
}
