import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { BillFilter, BillOrder, BillRow } from "@tributary/db/doors/operator-reads/bill-page";
import { type BillState, billState } from "@tributary/domain/payment/payment-state";
import { todayOf } from "./today-of.ts";

export interface BillsRequest extends BillFilter {
  readonly at: Date;
  readonly order: BillOrder;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** A bill or credit note in a list, with how it stands. */
export interface ListedBill extends Omit<BillRow, "total" | "totalOpenMicros"> {
  readonly state: BillState | "draft" | "credit-note";
}

export interface ListedBills {
  readonly rows: readonly ListedBill[];
  /** Of all pages. */
  readonly total: number;
  readonly openMicros: bigint;
}

/** Lists an operator's bills and credit notes as they stand at an instant. */
export async function listBills(
  db: Pick<OperatorDb, "reads" | "shared">,
  { at, page, pageSize, ...request }: BillsRequest,
): Promise<ListedBills> {
  const today = await todayOf(db, at);
  const rows = await db.reads.billPage({
    ...request,
    today,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return {
    rows: rows.map(({ total: _, totalOpenMicros: __, ...row }) => ({ ...row, state: stateOf(row, today) })),
    total: rows[0]?.total ?? 0,
    openMicros: rows[0]?.totalOpenMicros ?? 0n,
  };
}

function stateOf(row: Omit<BillRow, "total" | "totalOpenMicros">, today: string): ListedBill["state"] {
  if (row.status === "draft") return "draft";
  if (row.kind === "credit-note" || row.dueOn === null) return "credit-note";
  return billState({ ...row, dueOn: row.dueOn }, today);
}
