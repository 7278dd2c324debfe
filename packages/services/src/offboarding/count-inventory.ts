import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { HeldInventory } from "@tributary/db/doors/portfolio-reads/held-inventory";
import { DomainError } from "@tributary/domain/error";

/**
 * Counts what would go back if an operator ended at an instant.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator that is not there.
 */
export async function countInventory(
  db: PortfolioDb,
  request: { readonly operatorId: string; readonly at: Date },
): Promise<HeldInventory> {
  const { operatorId: id } = request;
  const operator = await db.operator.findUnique({ where: { id }, select: { id: true } });
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
  return db.reads.heldInventory(request);
}
