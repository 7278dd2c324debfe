import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineFilter } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import type { QuarantineSum } from "@tributary/db/doors/portfolio-reads/quarantine-sums";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { listQuarantineGroups, type QuarantineGroups } from "./list-quarantine-groups.ts";

export interface QuarantinePage extends QuarantineGroups {
  /** Of all groups on all pages, for each currency. */
  readonly sums: readonly QuarantineSum[];
  readonly operatorNames: ReadonlyMap<string, string>;
}

export interface QuarantinePageRequest extends QuarantineFilter {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** One page of the groups in quarantine, with what all of them come to. */
export async function pageQuarantine(
  db: PortfolioDb,
  { page, pageSize, ...filter }: QuarantinePageRequest,
): Promise<QuarantinePage> {
  const [{ groups, total }, sums] = await Promise.all([
    listQuarantineGroups(db, { ...filter, limit: pageSize, offset: (page - 1) * pageSize }),
    db.reads.quarantineSums(filter),
  ]);
  const operatorIds = groups.map(({ operatorId }) => operatorId);
  return { groups, total, sums, operatorNames: await namesOfOperators(db, operatorIds) };
}
