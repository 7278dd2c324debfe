import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { type SubscriberStep, statusAfter } from "@tributary/domain/subscriber/lifecycle";
import type { SubscriberEventKind, SubscriberStatus } from "@tributary/domain/subscriber/types";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import { refuseEnded } from "../operator/refuse-ended.ts";
import { alone } from "../operator-dispute/alone.ts";
import { type FoundSubscriber, findSubscriber } from "./find-subscriber.ts";

/** What is asked of one subscriber. */
export interface StepRequest {
  readonly number: string;
  readonly actor: string;
  readonly at: Date;
}

/** What is kept of it: nothing of it tells who the subscriber is. */
export interface StepRecord {
  readonly kind: SubscriberEventKind;
  /** The action of the audit row: `subscriber:suspend`. */
  readonly action: string;
  readonly note: string;
  readonly details?: { [key: string]: AuditValue };
}

/**
 * Takes a step of a subscriber's life: checks that it may be taken, does its work and keeps who did it, in
 * one transaction as if no other ran beside it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`, and what the work refuses.
 */
export function takeStep(
  db: OperatorDb,
  step: SubscriberStep,
  request: StepRequest,
  work: StepWork,
): Promise<{ readonly status: SubscriberStatus }> {
  return alone(db, (tx) => stepWithin({ tx, operatorId: db.operatorId }, step, request, work));
}

/** What a step does, in a transaction. */
export type StepWork = (
  tx: OperatorTables,
  subscriber: FoundSubscriber,
  next: SubscriberStatus,
) => Promise<StepRecord>;

interface Within {
  readonly tx: OperatorTables;
  readonly operatorId: string;
  /** With what else it is done, for the log. */
  readonly details?: { [key: string]: AuditValue };
}

/** The same within a transaction in which no other runs beside it. */
export async function stepWithin(
  { tx, operatorId, details }: Within,
  step: SubscriberStep,
  request: StepRequest,
  work: StepWork,
): Promise<{ readonly status: SubscriberStatus }> {
  const subscriber = await findSubscriber(tx, request.number);
  const next = statusAfter(step, subscriber.status);
  if (step === "activate") await refuseWhileSuspended(tx);
  if (step === "activate") await refuseEnded(tx);
  const record = await work(tx, subscriber, next);
  const kept = { ...record, details: { ...record.details, ...details } };
  await keepEvent(tx, operatorId, subscriber, request, kept);
  return { status: next };
}

/** While the MVNA has suspended the operator it takes nobody on. */
async function refuseWhileSuspended({ operatorSuspension }: OperatorTables): Promise<void> {
  const now = await operatorSuspension.findFirst({ where: { resumedAt: null }, select: { reason: true } });
  if (now === null) return;
  throw new DomainError(
    "STEP_REFUSED",
    `You are suspended by the aggregator (${now.reason}): ask them to resume.`,
  );
}

/** Keeps what was done to a subscriber, in its own log and in the audit log. */
export async function keepEvent(
  tx: OperatorTables,
  operatorId: string,
  { id: subscriberId, number }: Pick<FoundSubscriber, "id" | "number">,
  { actor, at }: Omit<StepRequest, "number">,
  { kind, action, note, details = {} }: StepRecord,
): Promise<void> {
  await tx.subscriberEvent.createMany({ data: [{ subscriberId, actor, occurredAt: at, kind, note }] });
  await writeAudit(tx, { actor, action, subject: number, operatorId, details: { note, ...details } });
}
