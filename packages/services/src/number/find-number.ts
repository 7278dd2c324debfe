import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { parseMsisdn } from "@tributary/domain/number/msisdn";

/**
 * Loads one of the numbers that the operator knows.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`.
 */
export async function findNumber(tx: Pick<OperatorTables, "phoneNumber">, text: string) {
  const msisdn = parseMsisdn(text);
  const row = await tx.phoneNumber.findFirst({ where: { msisdn } });
  if (row === null) throw new DomainError("NOT_FOUND", `There is no number ${msisdn} in the pool.`);
  return row;
}
