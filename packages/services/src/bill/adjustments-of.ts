import type { UnbilledSubscriber } from "@tributary/db/doors/bill/unbilled-subscribers";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { BillItem } from "@tributary/domain/bill/types";
import { spellPeriod } from "@tributary/domain/period/spell";
import type { OpenRun } from "./open-bill-run.ts";
import { ADJUSTED_USAGE, type UsageDifference, usageDifferences } from "./usage-differences.ts";

/**
 * What earlier bills charged too little or too much for usage, because it was rated again since.
 *
 * Shape   by subscriber, one item for each bill that came out otherwise, which it names.
 */
export async function adjustmentsOf(
  db: Pick<OperatorDb, "usage">,
  tx: OperatorTables,
  subscribers: readonly Pick<UnbilledSubscriber, "id">[],
  run: OpenRun,
): Promise<Map<string, BillItem[]>> {
  const { rounding } = run.profile.terms;
  const ids = subscribers.map(({ id }) => id);
  const differences = await usageDifferences(db, tx, ids, { before: run.cycle.label, rounding });
  const items = new Map<string, BillItem[]>();
  for (const difference of differences) {
    const { subscriberId } = difference;
    items.set(subscriberId, [...(items.get(subscriberId) ?? []), adjustment(difference, run)]);
  }
  return items;
}

function adjustment({ period, number, micros }: UsageDifference, { cycle, profile }: OpenRun): BillItem {
  return {
    kind: "adjustment",
    code: `${ADJUSTED_USAGE}${period}`,
    description: `Usage of ${spellPeriod(period)}, rated again: corrects ${number}`,
    quantity: null,
    unit: null,
    fromDay: cycle.firstDay,
    toDay: cycle.lastDay,
    priceMicros: micros,
    taxCode: profile.terms.usageTaxCode,
  };
}
