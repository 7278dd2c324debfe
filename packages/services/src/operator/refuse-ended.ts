import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";

/**
 * Refuses to take anybody on once the operator has ended: its staff read and export, and begin nothing new.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export async function refuseEnded(tx: Pick<OperatorTables, "operator">): Promise<void> {
  if ((await tx.operator.count({ where: { status: "terminated" } })) === 0) return;
  throw new DomainError(
    "STEP_REFUSED",
    "The operator has ended: nobody is taken on and nothing new begun any more.",
  );
}
