import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { type Aging, agingOf, type OpenItem } from "@tributary/domain/ledger/aging";
import { loadOpenItems } from "./load-open-items.ts";

export interface OperatorAging {
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly items: readonly OpenItem[];
  /** One per currency. */
  readonly aging: readonly Aging[];
}

/** What one operator has not paid yet and for how long, from the books. */
export async function loadAging(
  tx: PortfolioTables,
  operatorId: string,
  asOf: string,
): Promise<OperatorAging> {
  const items = (await loadOpenItems(tx, [operatorId])).get(operatorId) ?? [];
  return { asOf, items, aging: agingOf(items, asOf) };
}
