import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { partyNames } from "./party-names.ts";

export interface PostingFilter {
  readonly account?: string;
  /** An operator's or a network's code. */
  readonly party?: string;
  /** The kind of business event. */
  readonly kind?: string;
  readonly agreementId?: string;
  readonly period?: string;
  /** Part of the event's key or description. */
  readonly search?: string;
}

export interface ListedPosting {
  readonly id: bigint;
  readonly transactionId: string;
  readonly postedAt: Date;
  readonly kind: string;
  readonly description: string;
  readonly agreementId: string | null;
  readonly period: string | null;
  readonly account: string;
  readonly party: string | null;
  readonly partyName: string | null;
  readonly currency: string;
  /** Positive is a debit. */
  readonly amountMicros: bigint;
}

export interface PostingSum {
  readonly currency: string;
  readonly debitMicros: bigint;
  /** Positive. */
  readonly creditMicros: bigint;
}

/**
 * Lists postings, the latest first.
 *
 * Shape   one page of `rows`; `sums`, by currency, and `total` are of everything the filter lets through.
 */
export async function listPostings(
  db: Pick<PortfolioTables, "ledgerPosting" | "operator" | "mno">,
  { page, pageSize, ...filter }: PostingFilter & { readonly page: number; readonly pageSize: number },
): Promise<{
  readonly rows: readonly ListedPosting[];
  readonly sums: readonly PostingSum[];
  readonly total: number;
}> {
  const where = whereOf(filter);
  const sumWhere = (amountMicros: { gt: bigint } | { lt: bigint }) =>
    db.ledgerPosting.groupBy({
      by: ["currency"],
      where: { ...where, amountMicros },
      _sum: { amountMicros: true },
      _count: true,
      orderBy: { currency: "asc" },
    });
  const [rows, debits, credits] = await Promise.all([
    db.ledgerPosting.findMany({
      where,
      include: { transaction: true },
      orderBy: { id: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    sumWhere({ gt: 0n }),
    sumWhere({ lt: 0n }),
  ]);
  const names = await partyNames(db, rows);
  const currencies = [...new Set([...debits, ...credits].map(({ currency }) => currency))].sort();
  const sumIn = (groups: typeof debits, currency: string): bigint =>
    groups.find((group) => group.currency === currency)?._sum.amountMicros ?? 0n;
  return {
    rows: rows.map(({ transaction, ...posting }) => ({
      ...{ id: posting.id, transactionId: transaction.id, postedAt: transaction.postedAt },
      ...{ kind: transaction.kind, description: transaction.description },
      ...{ agreementId: transaction.agreementId, period: transaction.period },
      ...{ account: posting.account, party: posting.party },
      partyName: names.get(posting.party ?? "") ?? posting.party,
      ...{ currency: posting.currency, amountMicros: posting.amountMicros },
    })),
    sums: currencies.map((currency) => ({
      currency,
      debitMicros: sumIn(debits, currency),
      creditMicros: -sumIn(credits, currency),
    })),
    total: [...debits, ...credits].reduce((count, { _count }) => count + _count, 0),
  };
}

function whereOf({ account, party, kind, agreementId, period, search }: PostingFilter) {
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  return {
    ...(account === undefined ? {} : { account }),
    ...(party === undefined ? {} : { party }),
    transaction: {
      ...(kind === undefined ? {} : { kind }),
      ...(agreementId === undefined ? {} : { agreementId }),
      ...(period === undefined ? {} : { period }),
      ...(search === undefined ? {} : { OR: [{ key: contains }, { description: contains }] }),
    },
  };
}
