import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { compareExact, parseExact } from "@tributary/domain/money/exact";
import type { Changes } from "./compare-rows.ts";
import type { PortfolioPlan } from "./plan.ts";

/** A rate that was once stored may have converted a statement: it never changes. */
export async function storeFxRates(tx: PortfolioTables, rates: PortfolioPlan["fxRates"]): Promise<Changes> {
  const stored = await tx.fxRate.findMany();
  const keyOf = (rate: { base: string; quote: string; validOn: string }): string =>
    `${rate.base}/${rate.quote} of ${rate.validOn}`;
  const known = new Map(
    stored.map((rate) => [
      keyOf({ ...rate, validOn: rate.validOn.toISOString().slice(0, 10) }),
      rate.rate.toFixed(),
    ]),
  );
  const added = rates.filter((rate) => {
    const before = known.get(keyOf(rate));
    if (before === undefined) return true;
    if (compareExact(parseExact(before), parseExact(rate.rate)) === 0) return false;
    throw new DomainError(
      "INPUT_INVALID",
      `The rate ${keyOf(rate)} is on record as ${before} and never changes: ${rate.rate} needs a date of ` +
        "its own.",
    );
  });
  await tx.fxRate.createMany({
    data: added.map((rate) => ({ ...rate, validOn: new Date(`${rate.validOn}T00:00:00Z`) })),
  });
  return { added: added.length, changed: 0, unchanged: rates.length - added.length };
}
