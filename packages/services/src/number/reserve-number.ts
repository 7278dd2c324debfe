import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { reserveNumber as reserve } from "@tributary/domain/number/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { findNumber } from "./find-number.ts";
import { standingColumns, storedStanding } from "./stored-standing.ts";

export interface ReserveRequest {
  readonly msisdn: string;
  /** The number of the subscriber that it is kept for; null: for somebody who is none yet. */
  readonly subscriber: string | null;
  /** For whom, in words; without a subscriber it is needed. */
  readonly note: string;
  readonly minutes: number;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Keeps a free number for somebody for a while, after which it is free again by itself.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` unless it is
 *         free, and for a subscriber who is terminated.
 */
export function reserveNumber(db: OperatorDb, request: ReserveRequest): Promise<{ readonly until: Date }> {
  const { subscriber, minutes, actor, at } = request;
  const note = request.note.trim();
  return alone(db, async (tx) => {
    const row = await findNumber(tx, request.msisdn);
    const holder = subscriber === null ? null : await findSubscriber(tx, subscriber);
    if (holder === null && note === "") {
      throw new DomainError("REASON_REQUIRED", "Say for whom the number is kept, or name the subscriber.");
    }
    if (holder?.status === "terminated") {
      throw new DomainError("STEP_REFUSED", "The subscriber is terminated: nothing is kept for it.");
    }
    const reservation = { by: actor, subscriberId: holder?.id ?? null };
    const standing = reserve(storedStanding(row), reservation, { at: at.getTime(), minutes });
    const columns = standingColumns(standing);
    await tx.phoneNumber.updateMany({
      where: { id: row.id },
      data: { ...columns, reservedNote: note === "" ? null : note },
    });
    const until = columns.statusUntil ?? at;
    const details = { until: until.toISOString(), subscriber, note };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "number:reserve", subject: row.msisdn, operatorId, details });
    return { until };
  });
}
