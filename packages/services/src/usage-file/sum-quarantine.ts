import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineFilter } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import type { QuarantineSum } from "@tributary/db/doors/portfolio-reads/quarantine-sums";

/** What waits and is let through by a filter, for each currency: what a re-drive would look at. */
export function sumQuarantine(
  { reads }: Pick<PortfolioDb, "reads">,
  filter: QuarantineFilter,
): Promise<QuarantineSum[]> {
  return reads.quarantineSums(filter);
}
