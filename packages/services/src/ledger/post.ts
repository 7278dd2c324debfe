import { randomUUID } from "node:crypto";
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

const ENTRIES_AT_ONCE = 1000;

/**
 * Writes business events into the books, once per key, in the caller's transaction.
 *
 * Units   micros; positive is a debit. Postings of zero are left out, an event without any is not written.
 * Shape   how many were written now; the others stood there already.
 * Throws  {@link DomainError} `INPUT_INVALID` when a key stands for other postings: nothing is overwritten.
 */
export async function postEntries(tx: PortfolioTables, entries: readonly LedgerEntry[]): Promise<number> {
  let written = 0;
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE) {
    written += await postSome(tx, entries.slice(start, start + ENTRIES_AT_ONCE));
  }
  return written;
}

async function postSome(tx: PortfolioTables, entries: readonly LedgerEntry[]): Promise<number> {
  const existing = await tx.ledgerTransaction.findMany({
    where: { key: { in: entries.map(({ key }) => key) } },
    select: { key: true, postings: true },
  });
  const known = new Map(existing.map(({ key, postings }) => [key, inOrder(postings)]));
  const added = entries
    .map((entry) => ({ ...entry, id: randomUUID(), postings: entry.postings.filter(isSubstantial) }))
    .filter(({ key, postings }) => postings.length > 0 && !isPosted(key, postings, known));
  await tx.ledgerTransaction.createMany({
    data: added.map(({ postings: _postings, ...transaction }) => transaction),
  });
  await tx.ledgerPosting.createMany({
    data: added.flatMap(({ id, postings }) => postings.map((posting) => ({ ...posting, transactionId: id }))),
  });
  return added.length;
}

function isPosted(
  key: string,
  postings: readonly LedgerPosting[],
  known: ReadonlyMap<string, string>,
): boolean {
  const stored = known.get(key);
  if (stored === undefined) return false;
  if (stored === inOrder(postings)) return true;
  throw new DomainError("INPUT_INVALID", `"${key}" is in the books with other amounts: post a correction.`);
}

function isSubstantial({ amountMicros }: LedgerPosting): boolean {
  return amountMicros !== 0n;
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
