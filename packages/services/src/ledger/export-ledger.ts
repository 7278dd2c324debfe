import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { LedgerBalanceFilter } from "@tributary/db/doors/portfolio-reads/ledger-balances";
import type { ExportedFile } from "../document/exported-file.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { listBalances, type PartyBalance } from "./list-balances.ts";
import { type ListedPosting, listPostings, type PostingFilter } from "./list-postings.ts";
import { type AgedAccount, listReceivables } from "./list-receivables.ts";

/** More than this is asked for by a narrower filter. */
const LARGEST_EXPORT = 50_000;
const ALL = { page: 1, pageSize: LARGEST_EXPORT };
const ZONE = "UTC";

/** Writes the balances as they are listed. */
export async function exportBalances(
  db: PortfolioDb,
  { form, ...filter }: LedgerBalanceFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows } = await listBalances(db, { ...filter, ...ALL });
  const currency = (row: PartyBalance) => row.currency;
  const table = {
    title: "Balances",
    zone: ZONE,
    columns: [
      { kind: "text", key: "account", label: "Account", value: (row: PartyBalance) => row.account },
      { kind: "text", key: "party", label: "Party", value: (row: PartyBalance) => row.party },
      { kind: "text", key: "name", label: "Name", value: (row: PartyBalance) => row.partyName },
      {
        kind: "money",
        key: "balance",
        label: "Balance",
        value: (row: PartyBalance) => row.amountMicros,
        currency,
      },
      { kind: "integer", key: "postings", label: "Postings", value: (row: PartyBalance) => row.postings },
    ],
    rows,
  } as const;
  return tableFile("balances", table, form);
}

/** Writes the postings as they are listed. */
export async function exportPostings(
  db: PortfolioDb,
  { form, ...filter }: PostingFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows } = await listPostings(db, { ...filter, ...ALL });
  const currency = (row: ListedPosting) => row.currency;
  const text = (key: string, label: string, value: (row: ListedPosting) => string | null) =>
    ({ kind: "text", key, label, value }) as const;
  const table = {
    title: "Postings",
    zone: ZONE,
    columns: [
      { kind: "instant", key: "posted_at", label: "Posted", value: (row: ListedPosting) => row.postedAt },
      text("transaction", "Entry", ({ transactionId }) => transactionId),
      text("kind", "Event", ({ kind }) => kind),
      text("description", "Description", ({ description }) => description),
      text("agreement", "Agreement", ({ agreementId }) => agreementId),
      { kind: "period", key: "period", label: "Period", value: (row: ListedPosting) => row.period },
      text("account", "Account", ({ account }) => account),
      text("party", "Party", ({ party }) => party),
      {
        kind: "money",
        key: "amount",
        label: "Amount",
        value: (row: ListedPosting) => row.amountMicros,
        currency,
      },
    ],
    rows,
  } as const;
  return tableFile("postings", table, form);
}

/** Writes what operators owe by age as it is listed. */
export async function exportReceivables(
  db: PortfolioDb,
  { form, at }: { readonly form: TableFileForm; readonly at: Date },
): Promise<ExportedFile> {
  const { rows } = await listReceivables(db, { at, ...ALL });
  const currency = (row: AgedAccount) => row.currency;
  const money = (key: string, label: string, value: (row: AgedAccount) => bigint) =>
    ({ kind: "money", key, label, value, currency }) as const;
  const bucket = (key: string, label: string, index: number) =>
    money(key, label, ({ buckets }) => buckets[index]?.amountMicros ?? 0n);
  const table = {
    title: "Receivables by age",
    zone: ZONE,
    columns: [
      { kind: "text", key: "operator", label: "Operator", value: (row: AgedAccount) => row.operatorId },
      { kind: "text", key: "name", label: "Name", value: (row: AgedAccount) => row.operatorName },
      bucket("not_due", "Not due", 0),
      bucket("days_1_30", "1–30 days", 1),
      bucket("days_31_60", "31–60 days", 2),
      bucket("days_61_90", "61–90 days", 3),
      bucket("days_over_90", "Over 90 days", 4),
      money("credit", "Credit", ({ creditMicros }) => creditMicros),
      money("total", "Total", ({ totalMicros }) => totalMicros),
    ],
    rows,
  } as const;
  return tableFile("receivables", table, form);
}
