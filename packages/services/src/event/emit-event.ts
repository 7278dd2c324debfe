import { EVENT_TYPES, type EventType } from "@tributary/domain/event/event-types";
import { type EventPayload, type WrittenPayload, writePayload } from "@tributary/domain/event/payload";

interface EventRow {
  operatorId?: string;
  type: string;
  subject: string;
  payload: WrittenPayload;
  isShared: boolean;
  occurredAt: Date;
  dueAt: Date;
}

/** Any door or transaction behind which events are told. */
export interface EventWriter {
  readonly outboxEvent: { createMany(args: { data: EventRow[] }): PromiseLike<unknown> };
}

export interface EmittedEvent<Type extends EventType> {
  readonly type: Type;
  /** The number or the id of what it is about. */
  readonly subject: string;
  readonly payload: EventPayload<Type>;
  /**
   * Whose event the portfolio tells of. Absent: behind an operator's door that operator's, else the
   * portfolio's own.
   */
  readonly operatorId?: string;
  /** When it happened; absent: now. */
  readonly at?: Date;
}

/**
 * Tells of what happens, in the transaction in which it happens: pass that transaction. Whoever wants to hear
 * of it is found afterwards, by a job that is queued with the row.
 */
export async function emitEvent<Type extends EventType>(
  tx: EventWriter,
  event: EmittedEvent<Type>,
): Promise<void> {
  await emitEvents(tx, [event]);
}

/** Tells of several at once. */
export async function emitEvents<Type extends EventType>(
  tx: EventWriter,
  events: readonly EmittedEvent<Type>[],
): Promise<void> {
  if (events.length === 0) return;
  const data = events.map(({ type, subject, payload, operatorId, at = new Date() }) => ({
    ...(operatorId === undefined ? {} : { operatorId }),
    ...{ type, subject, isShared: EVENT_TYPES[type].isShared, occurredAt: at, dueAt: new Date() },
    payload: writePayload(type, payload),
  }));
  await tx.outboxEvent.createMany({ data });
}
