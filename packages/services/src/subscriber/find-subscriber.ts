import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { SubscriberStatus } from "@tributary/domain/subscriber/types";

/**
 * Loads one of the operator's subscribers by its number.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that is not there.
 */
export async function findSubscriber(tx: Pick<OperatorTables, "subscriber">, number: string) {
  const row = await tx.subscriber.findFirst({ where: { number } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such subscriber: check its number.");
  return { ...row, status: row.status as SubscriberStatus };
}

export type FoundSubscriber = Awaited<ReturnType<typeof findSubscriber>>;
