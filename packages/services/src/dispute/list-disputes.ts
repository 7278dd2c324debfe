import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { nextStatuses } from "@tributary/domain/dispute/transition";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { noticeDaysLeft } from "@tributary/domain/dispute/window";
import { madeAt } from "./made-at.ts";

export interface DisputeFilter {
  /** Absent: in any status. */
  readonly statuses?: readonly DisputeStatus[];
  readonly agreementId?: string;
  readonly period?: string;
  /** Part of a number of the dispute or of its invoice. */
  readonly search?: string;
  /** Drafts whose notice has to go out within days, or is late. */
  readonly isClosing?: boolean;
}

export const DISPUTE_SORTS = ["deadline", "net", "age"] as const;
export type DisputeSort = (typeof DISPUTE_SORTS)[number];

export interface DisputesRequest extends DisputeFilter {
  readonly at: Date;
  readonly sort: DisputeSort;
  readonly isDescending: boolean;
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
  /** null once the notice is out; negative when its last day has passed. */
  readonly noticeDaysLeft: number | null;
  readonly paymentDueOn: string;
  readonly draftedAt: Date;
  readonly raisedAt: Date | null;
  /** Since it was raised, or drafted; null when it is over. */
  readonly ageDays: number | null;
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

const CLOSING_DAYS = 3;
const DAY_MS = 86_400_000;

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
  const { page, pageSize } = request;
  const where = whereOf(request);
  const [rows, sums] = await Promise.all([
    db.dispute.findMany({
      where,
      select: LISTED,
      orderBy: [...orderOf(request)],
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
    rows: rows.map((row) => listed(row, request.at)),
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

function orderOf({ sort, isDescending }: DisputesRequest) {
  const direction = isDescending ? "desc" : "asc";
  switch (sort) {
    case "deadline":
      return [{ noticeDeadlineOn: direction }, { number: "asc" }] as const;
    case "net":
      return [{ netRecoverableMicros: direction }, { number: "asc" }] as const;
    case "age":
      // Ids grow with time, so that the oldest has the lowest.
      return [{ id: isDescending ? "asc" : "desc" }] as const;
  }
}

type DisputeRow = Omit<
  ListedDispute,
  "mnoName" | "zone" | "invoiceNumber" | "status" | "noticeDeadlineOn" | "paymentDueOn" | "draftedAt"
> & {
  readonly id: string;
  readonly status: string;
  readonly agreement: { readonly zone: string; readonly mno: { readonly name: string } };
  readonly invoice: { readonly number: string };
  readonly noticeDeadlineOn: Date;
  readonly paymentDueOn: Date;
};

function listed(row: Omit<DisputeRow, "noticeDaysLeft" | "ageDays">, at: Date): ListedDispute {
  const { id, agreement, invoice, ...facts } = row;
  const { mno, zone } = agreement;
  const status = row.status as DisputeStatus;
  const noticeDeadlineOn = row.noticeDeadlineOn.toISOString().slice(0, 10);
  const draftedAt = madeAt(id);
  const since = row.raisedAt ?? draftedAt;
  return {
    ...facts,
    ...{ status, zone, noticeDeadlineOn, draftedAt },
    mnoName: mno.name,
    invoiceNumber: invoice.number,
    paymentDueOn: row.paymentDueOn.toISOString().slice(0, 10),
    noticeDaysLeft: status === "draft" ? noticeDaysLeft(noticeDeadlineOn, at.getTime(), zone) : null,
    ageDays: nextStatuses(status).length === 0 ? null : daysBetween(since, at),
  };
}

function daysBetween(since: Date, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - since.getTime()) / DAY_MS));
}

function whereOf({ statuses, agreementId, period, search, isClosing, at }: DisputesRequest) {
  const soon = new Date(at.getTime() + CLOSING_DAYS * DAY_MS);
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  return {
    AND: [
      statuses === undefined ? {} : { status: { in: [...statuses] } },
      agreementId === undefined ? {} : { agreementId },
      period === undefined ? {} : { period },
      search === undefined ? {} : { OR: [{ number: contains }, { invoice: { number: contains } }] },
      isClosing === true ? { status: "draft", noticeDeadlineOn: { lte: soon } } : {},
    ],
  };
}
