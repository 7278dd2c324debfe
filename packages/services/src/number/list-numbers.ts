import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { standingAt } from "@tributary/domain/number/lifecycle";
import type { NumberStatus } from "@tributary/domain/number/types";
import { storedStanding } from "./stored-standing.ts";

export interface NumbersRequest {
  readonly statuses?: readonly NumberStatus[];
  /** Part of a number. */
  readonly search?: string;
  readonly at: Date;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedNumber {
  readonly msisdn: string;
  readonly status: NumberStatus;
  readonly statusUntil: Date | null;
  /** The number of the subscriber who has it. */
  readonly holder: string | null;
  /** Of the operator's own block. */
  readonly isOwn: boolean;
  readonly reservation: ListedReservation | null;
}

export interface ListedReservation {
  readonly by: string;
  /** The number of the subscriber that it is kept for. */
  readonly subscriber: string | null;
  readonly note: string;
}

/**
 * Lists the numbers of an operator's pool as they stand at an instant, in their order.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches.
 */
export async function listNumbers(
  tx: Pick<OperatorTables, "phoneNumber">,
  { statuses = [], search = "", at, page, pageSize }: NumbersRequest,
) {
  const digits = search.replace(/\D/g, "");
  const where = {
    ...(digits === "" ? {} : { msisdn: { contains: digits } }),
    ...(statuses.length === 0 ? {} : { OR: statuses.map((status) => standsAt(status, at)) }),
  };
  const [rows, total] = await Promise.all([
    tx.phoneNumber.findMany({
      where,
      include: {
        holders: { where: { validUntil: null }, select: { subscriber: { select: { number: true } } } },
        reservedFor: { select: { number: true } },
      },
      orderBy: { msisdn: "asc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    tx.phoneNumber.count({ where }),
  ]);
  return {
    rows: rows.map(({ msisdn, holders, reservedFor, reservedNote, ...row }): ListedNumber => {
      const { status, statusUntil, isOwn, reservation } = standingAt(storedStanding(row), at.getTime());
      const until = statusUntil === null ? null : new Date(statusUntil);
      return {
        ...{ msisdn, status, statusUntil: until, isOwn },
        holder: holders[0]?.subscriber.number ?? null,
        reservation: reservation && {
          by: reservation.by,
          subscriber: reservedFor?.number ?? null,
          note: reservedNote ?? "",
        },
      };
    }),
    total,
  };
}

/** What ended by itself is free. */
function standsAt(status: NumberStatus, at: Date) {
  if (status === "free") return { OR: [{ status }, { statusUntil: { lte: at } }] };
  return { status, OR: [{ statusUntil: null }, { statusUntil: { gt: at } }] };
}
