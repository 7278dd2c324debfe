import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { PortDirection, PortReason, PortStanding, PortStatus } from "@tributary/domain/porting/types";

/**
 * Loads one of the operator's own porting requests.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findPort(tx: Pick<OperatorTables, "portRequest">, id: string) {
  const row = await tx.portRequest.findFirst({
    where: { id },
    include: { subscriber: { select: { number: true, status: true } } },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such porting request.");
  return { ...row, direction: row.direction as PortDirection };
}

export type FoundPort = Awaited<ReturnType<typeof findPort>>;

interface StandingRow {
  readonly status: string;
  readonly reasonCode: string | null;
  readonly windowFrom: Date | null;
  readonly windowUntil: Date | null;
}

/** A request's standing as it is stored. */
export function portStanding({ status, reasonCode, windowFrom, windowUntil }: StandingRow): PortStanding {
  return {
    status: status as PortStatus,
    reason: reasonCode as PortReason | null,
    window:
      windowFrom === null || windowUntil === null
        ? null
        : { from: windowFrom.getTime(), until: windowUntil.getTime() },
  };
}
