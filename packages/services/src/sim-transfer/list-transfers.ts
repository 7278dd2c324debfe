import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { IncomingStatus, SimTransferStatus } from "@tributary/domain/sim-transfer/types";

interface Paging {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedTransfer {
  readonly id: string;
  readonly receiver: string;
  readonly status: SimTransferStatus;
  readonly sims: number;
  readonly wantedFrom: Date;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly movedAt: Date | null;
}

export interface ListedIncoming {
  readonly id: string;
  readonly status: IncomingStatus;
  readonly sims: number;
  readonly wantedFrom: Date;
  readonly offeredAt: Date;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly movedAt: Date | null;
}

/**
 * Lists what an operator gives away, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all.
 */
export async function listTransfers(
  { simTransfer }: Pick<OperatorTables, "simTransfer">,
  { page, pageSize }: Paging,
): Promise<{ readonly rows: readonly ListedTransfer[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    simTransfer.findMany({
      include: { _count: { select: { sims: true } } },
      orderBy: [{ askedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    simTransfer.count(),
  ]);
  return {
    rows: rows.map(({ _count, status, ...row }) => ({
      ...{ id: row.id, receiver: row.receiver, wantedFrom: row.wantedFrom },
      ...{ askedBy: row.askedBy, askedAt: row.askedAt, endedAt: row.endedAt, movedAt: row.movedAt },
      status: status as SimTransferStatus,
      sims: _count.sims,
    })),
    total,
  };
}

/**
 * Lists what the MVNA offers an operator, what waits for an answer first.
 *
 * Shape   one page of `rows`; `total` counts all, `waiting` those that wait.
 */
export async function listIncoming(
  { incomingSimTransfer }: Pick<OperatorTables, "incomingSimTransfer">,
  { page, pageSize }: Paging,
): Promise<{ readonly rows: readonly ListedIncoming[]; readonly total: number; readonly waiting: number }> {
  const [rows, total, waiting] = await Promise.all([
    incomingSimTransfer.findMany({
      include: { _count: { select: { sims: true } } },
      orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { offeredAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    incomingSimTransfer.count(),
    incomingSimTransfer.count({ where: { status: "waiting" } }),
  ]);
  return {
    rows: rows.map(({ _count, status, ...row }) => ({
      ...{ id: row.id, wantedFrom: row.wantedFrom, offeredAt: row.offeredAt, movedAt: row.movedAt },
      ...{ answeredBy: row.answeredBy, answeredAt: row.answeredAt },
      status: status as IncomingStatus,
      sims: _count.sims,
    })),
    total,
    waiting,
  };
}
