import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { OPEN_PORTS } from "@tributary/domain/porting/lifecycle";
import type { PortDirection, PortReason, PortStatus } from "@tributary/domain/porting/types";

export interface PortsRequest {
  readonly statuses?: readonly PortStatus[];
  readonly direction?: PortDirection;
  /** Part of a number. */
  readonly search?: string;
  /** A subscriber's own number. */
  readonly subscriber?: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedPort {
  readonly id: string;
  readonly direction: PortDirection;
  readonly msisdn: string;
  /** By its own number. */
  readonly subscriber: string;
  readonly provider: string;
  readonly status: PortStatus;
  readonly reason: PortReason | null;
  readonly windowFrom: Date | null;
  readonly windowUntil: Date | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
}

/**
 * Lists an operator's porting requests, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches, `open` all that are under way.
 */
export async function listPorts(
  tx: Pick<OperatorTables, "portRequest">,
  { statuses, direction, search = "", subscriber, page, pageSize }: PortsRequest,
) {
  const digits = search.replace(/\D/g, "");
  const where = {
    ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    ...(direction === undefined ? {} : { direction }),
    ...(digits === "" ? {} : { msisdn: { contains: digits } }),
    ...(subscriber === undefined ? {} : { subscriber: { number: subscriber } }),
  };
  const [rows, total, open] = await Promise.all([
    tx.portRequest.findMany({
      where,
      include: { subscriber: { select: { number: true } } },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    tx.portRequest.count({ where }),
    tx.portRequest.count({ where: { status: { in: [...OPEN_PORTS] } } }),
  ]);
  return { rows: rows.map(listedPort), total, open };
}

type PortRow = Omit<ListedPort, "direction" | "subscriber" | "status" | "reason"> & {
  readonly direction: string;
  readonly status: string;
  readonly reasonCode: string | null;
  readonly subscriber: { readonly number: string };
};

/** A stored request as it is shown. */
export function listedPort(row: PortRow): ListedPort {
  const { id, msisdn, provider, windowFrom, windowUntil, requestedBy, requestedAt, endedAt } = row;
  return {
    ...{ id, msisdn, provider, windowFrom, windowUntil, requestedBy, requestedAt, endedAt },
    direction: row.direction as PortDirection,
    subscriber: row.subscriber.number,
    status: row.status as PortStatus,
    reason: row.reasonCode as PortReason | null,
  };
}
