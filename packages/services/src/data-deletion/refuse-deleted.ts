import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

/** Throws  {@link DomainError} `ALREADY_DONE` where nothing is left to look at or to work with. */
export async function refuseDeleted(
  tx: Pick<PortfolioTables, "dataDeletion">,
  operatorId: string,
): Promise<void> {
  if ((await tx.dataDeletion.count({ where: { operatorId, status: "deleted" } })) === 0) return;
  throw new DomainError("ALREADY_DONE", "The data of this operator is deleted: its statements stay.");
}
