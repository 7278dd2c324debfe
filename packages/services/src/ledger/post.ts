import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { LedgerPosting } from "@tributary/domain/ledger/types";

export interface LedgerEntry {
  /** Names the business event; the same event is in the books once. */
  readonly key: string;
  readonly kind: string;
  readonly description: string;
  readonly agreementId: string;
  readonly period: string;
  readonly postings: readonly LedgerPosting[];
}

/**
 * Writes one business event into the books, once per key, in the caller's transaction.
 *
 * Units   micros; positive is a debit. Postings of zero are left out, an event without any is not written.
 * Shape   true when it was written now, false when it stood there already.
 * Throws  {@link DomainError} `INPUT_INVALID` when the key stands for other postings: nothing is overwritten.
 */
export async function postEntry(tx: PortfolioTables, entry: LedgerEntry): Promise<boolean> {
  const postings = entry.postings.filter((posting) => posting.amountMicros !== 0n);
  if (postings.length === 0) return false;
  const { key, kind, description, agreementId, period } = entry;
  const rows = postings.map(({ account, party, currency, amountMicros }) => ({
    account,
    party,
    currency,
    amountMicros,
  }));
  const existing = await tx.ledgerTransaction.findUnique({ where: { key }, include: { postings: true } });
  if (existing !== null) {
    if (inOrder(existing.postings) === inOrder(rows)) return false;
    throw new DomainError("INPUT_INVALID", `"${key}" is in the books with other amounts: post a correction.`);
  }
  const transaction = await tx.ledgerTransaction.create({
    data: { key, kind, description, agreementId, period },
    select: { id: true },
  });
  await tx.ledgerPosting.createMany({ data: rows.map((row) => ({ ...row, transactionId: transaction.id })) });
  return true;
}

interface PostingRow {
  readonly account: string;
  readonly party: string | null;
  readonly currency: string;
  readonly amountMicros: bigint;
}

function inOrder(rows: readonly PostingRow[]): string {
  return rows
    .map((row) => `${row.account}\t${row.party ?? ""}\t${row.currency}\t${row.amountMicros}`)
    .sort()
    .join("\n");
}
