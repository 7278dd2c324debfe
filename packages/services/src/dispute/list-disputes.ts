import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { madeAt } from "./made-at.ts";

export interface DisputeFilter {
  /** Absent: in any status. */
  readonly statuses?: readonly DisputeStatus[];
  readonly agreementId?: string;
  readonly period?: string;
  /** Part of a number of the dispute or of its invoice. */
  readonly search?: string;
  /** Drafts whose last day for the notice is this one (YYYY-MM-DD) or earlier. */
  readonly noticeUntil?: string;
}

export interface DisputesRequest extends DisputeFilter {
  readonly order: "deadline" | "amount" | "newest";
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedDispute {
  readonly number: string;
  readonly mnoName: string;
  readonly agreementId: string;
  readonly zone: string;
  readonly invoiceNumber: string;
  readonly period: string;
  readonly status: DisputeStatus;
  readonly currency: string;
  readonly grossDisputedMicros: bigint;
  readonly netRecoverableMicros: bigint;
  readonly creditedMicros: bigint;
  readonly rejectedMicros: bigint;
  /** YYYY-MM-DD, the last day in the agreement's zone. */
  readonly noticeDeadlineOn: string;
  readonly paymentDueOn: string;
  readonly draftedAt: Date;
  readonly raisedAt: Date | null;
}

export interface DisputeList {
  readonly rows: readonly ListedDispute[];
  readonly total: number;
  /** Of everything that is listed, not of one page. */
  readonly sums: readonly {
    readonly currency: string;
    readonly grossDisputedMicros: bigint;
    readonly netRecoverableMicros: bigint;
    readonly creditedMicros: bigint;
    readonly rejectedMicros: bigint;
  }[];
}

const ORDERS = {
  deadline: [{ noticeDeadlineOn: "asc" }, { number: "asc" }],
  amount: [{ netRecoverableMicros: "desc" }, { number: "asc" }],
  newest: [{ id: "desc" }],
} as const;

const LISTED = {
  id: true,
  number: true,
  agreementId: true,
  agreement: { select: { zone: true, mno: { select: { name: true } } } },
  invoice: { select: { number: true } },
  period: true,
  status: true,
  currency: true,
  grossDisputedMicros: true,
  netRecoverableMicros: true,
  creditedMicros: true,
  rejectedMicros: true,
  noticeDeadlineOn: true,
  paymentDueOn: true,
  raisedAt: true,
} as const;

/** Lists the disputes with the MNOs, one page of them, with sums over all pages. */
export async function listDisputes(db: PortfolioTables, request: DisputesRequest): Promise<DisputeList> {
  const { order, page, pageSize } = request;
  const where = whereOf(request);
  const [rows, sums] = await Promise.all([
    db.dispute.findMany({
      where,
      select: LISTED,
      orderBy: [...ORDERS[order]],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.dispute.groupBy({
      by: ["currency"],
      where,
      _count: true,
      _sum: {
        grossDisputedMicros: true,
        netRecoverableMicros: true,
        creditedMicros: true,
        rejectedMicros: true,
      },
      orderBy: { currency: "asc" },
    }),
  ]);
  return {
    rows: rows.map(({ id, agreement, invoice, noticeDeadlineOn, paymentDueOn, status, ...row }) => ({
      ...row,
      status: status as DisputeStatus,
      mnoName: agreement.mno.name,
      zone: agreement.zone,
      invoiceNumber: invoice.number,
      noticeDeadlineOn: noticeDeadlineOn.toISOString().slice(0, 10),
      paymentDueOn: paymentDueOn.toISOString().slice(0, 10),
      draftedAt: madeAt(id),
    })),
    total: sums.reduce((total, { _count }) => total + _count, 0),
    sums: sums.map(({ currency, _sum }) => ({
      currency,
      grossDisputedMicros: _sum.grossDisputedMicros ?? 0n,
      netRecoverableMicros: _sum.netRecoverableMicros ?? 0n,
      creditedMicros: _sum.creditedMicros ?? 0n,
      rejectedMicros: _sum.rejectedMicros ?? 0n,
    })),
  };
}

function whereOf({ statuses, agreementId, period, search, noticeUntil }: DisputeFilter) {
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  return {
    AND: [
      statuses === undefined ? {} : { status: { in: [...statuses] } },
      agreementId === undefined ? {} : { agreementId },
      period === undefined ? {} : { period },
      search === undefined ? {} : { OR: [{ number: contains }, { invoice: { number: contains } }] },
      noticeUntil === undefined ? {} : { status: "draft", noticeDeadlineOn: { lte: new Date(noticeUntil) } },
    ],
  };
}
