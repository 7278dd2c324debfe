import type { OperatorTables } from "@tributary/db/doors/operator-db";

export type OrderEventKind =
  | "placed"
  | "done"
  | "accepted"
  | "refused"
  | "not-now"
  | "given-up"
  | "retried"
  | "progress";

export interface OrderEvent {
  readonly orderId: string;
  readonly kind: OrderEventKind;
  /** The try it is of; absent for what did not come of one. */
  readonly attempt?: number;
  readonly actor: string;
  /** Whether the order stands otherwise since. */
  readonly isEffective: boolean;
  readonly message: string;
}

/** Keeps what happened to an order, in the transaction in which it did. */
export async function saveEvent(
  tx: Pick<OperatorTables, "networkOrderEvent">,
  {
    orderId: networkOrderId,
    attempt = null,
    ...event
  }: Omit<OrderEvent, "attempt"> & { attempt?: number | null },
): Promise<void> {
  await tx.networkOrderEvent.create({ data: { networkOrderId, attempt, ...event } });
}
