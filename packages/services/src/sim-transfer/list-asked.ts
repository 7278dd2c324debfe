import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { SimTransferStatus } from "@tributary/domain/sim-transfer/types";

/** As the MVNA sees a transfer: `offered` once it was led on. */
export type AskedStatus = SimTransferStatus | "offered";

export const ASKED_VIEWS = ["open", "over", "all"] as const;

export interface AskedRequest {
  readonly view: (typeof ASKED_VIEWS)[number];
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedAsked {
  readonly id: string;
  readonly giver: { readonly id: string; readonly name: string };
  /** As the giver wrote it. */
  readonly receiver: string;
  readonly status: AskedStatus;
  readonly sims: number;
  readonly wantedFrom: Date;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

const IN_VIEW = { open: { status: "asked" }, over: { status: { not: "asked" } }, all: {} } as const;

/**
 * Lists what operators give away, what waits for the MVNA first.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches, `waiting` all that wait for the
 *         MVNA.
 */
export async function listAsked(
  tx: Pick<PortfolioTables, "simTransfer">,
  { view, page, pageSize }: AskedRequest,
): Promise<{ readonly rows: readonly ListedAsked[]; readonly total: number; readonly waiting: number }> {
  const where = IN_VIEW[view];
  const [rows, total, waiting] = await Promise.all([
    tx.simTransfer.findMany({
      where,
      include: {
        operator: { select: { name: true } },
        route: { select: { incomingId: true } },
        _count: { select: { sims: true } },
      },
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { askedAt: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    tx.simTransfer.count({ where }),
    tx.simTransfer.count({ where: { status: "asked", route: { is: null } } }),
  ]);
  return {
    rows: rows.map(({ operator: { name }, route, _count, ...row }) => ({
      ...{ id: row.id, receiver: row.receiver, wantedFrom: row.wantedFrom },
      ...{ askedAt: row.askedAt, endedAt: row.endedAt, sims: _count.sims },
      giver: { id: row.operatorId, name },
      status: askedStatus(row.status as SimTransferStatus, route !== null),
    })),
    total,
    waiting,
  };
}

export function askedStatus(status: SimTransferStatus, isRouted: boolean): AskedStatus {
  return status === "asked" && isRouted ? "offered" : status;
}
