import type { TaskStatus } from "@tributary/domain/bill-task/types";
import type { HouseTables } from "../event/house.ts";
import { findEndpoint } from "./find-endpoint.ts";

export interface LogRequest {
  readonly id: string;
  readonly statuses?: readonly TaskStatus[];
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** The last try is enough to see what is wrong; all of them stand below each other on the delivery. */
const TRIES = 20;

/**
 * An endpoint and one page of what was sent to it, the latest first, each with its last tries.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showEndpoint(
  tables: Pick<HouseTables, "webhookEndpoint" | "webhookDelivery">,
  { id, statuses, page, pageSize }: LogRequest,
) {
  const endpoint = await findEndpoint(tables, id);
  const { secretSealed: _secret, previousSealed: _previous, ...shown } = endpoint;
  const where = { endpointId: id, ...(statuses === undefined ? {} : { status: { in: [...statuses] } }) };
  const [rows, total] = await Promise.all([
    tables.webhookDelivery.findMany({
      where,
      include: { log: { orderBy: [{ startedAt: "desc" }, { id: "desc" }], take: TRIES } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    tables.webhookDelivery.count({ where }),
  ]);
  return { endpoint: shown, rows: rows.map(rowOf), total };
}

type Row = Awaited<ReturnType<HouseTables["webhookDelivery"]["findMany"]>>[number];
type Log = Awaited<ReturnType<HouseTables["webhookAttempt"]["findMany"]>>[number];

function rowOf(row: Row & { readonly log: readonly Log[] }) {
  const { id, eventId, eventType, body, attempts, message, createdAt, dueAt, endedAt } = row;
  const tries = row.log.map(({ startedAt, durationMilliseconds, statusCode, answer, fault }) => {
    return { startedAt, durationMilliseconds, statusCode, answer, fault };
  });
  const status = row.status as TaskStatus;
  return { id, eventId, eventType, body, status, attempts, message, createdAt, dueAt, endedAt, tries };
}
