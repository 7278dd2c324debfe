import type { NumberStanding } from "@tributary/domain/number/lifecycle";
import type { NumberStatus } from "@tributary/domain/number/types";

interface StandingRow {
  readonly status: string;
  readonly statusUntil: Date | null;
  readonly isOwn: boolean;
  readonly reservedBy: string | null;
  readonly reservedForId: string | null;
}

/** A number's standing as it is stored; what it is at an instant, the domain says. */
export function storedStanding(row: StandingRow): NumberStanding {
  const { status, statusUntil, isOwn, reservedBy, reservedForId } = row;
  return {
    status: status as NumberStatus,
    statusUntil: statusUntil?.getTime() ?? null,
    isOwn,
    reservation: reservedBy === null ? null : { by: reservedBy, subscriberId: reservedForId },
  };
}

/** The columns by which a standing is stored; what was said of a reservation goes with it. */
export function standingColumns({ status, statusUntil, isOwn, reservation }: NumberStanding) {
  return {
    ...{ status, isOwn, statusUntil: statusUntil === null ? null : new Date(statusUntil) },
    reservedBy: reservation?.by ?? null,
    reservedForId: reservation?.subscriberId ?? null,
    reservedNote: null,
  };
}
