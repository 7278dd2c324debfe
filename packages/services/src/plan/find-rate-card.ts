import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";

/**
 * Finds one of the operator's own rate cards by its code.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export async function findRateCard(tx: Pick<OperatorTables, "rateCard">, code: string) {
  const found = await tx.rateCard.findFirst({
    where: { code },
    select: { id: true, code: true, currency: true, versions: { select: { status: true } } },
  });
  if (found === null) throw new DomainError("INPUT_INVALID", `There is no rate card "${code}": choose one.`);
  return found;
}
