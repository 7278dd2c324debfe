import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { endReservation, type NumberStanding, returnHome } from "@tributary/domain/number/lifecycle";
import type { Instant } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findNumber } from "./find-number.ts";
import { standingColumns, storedStanding } from "./stored-standing.ts";

export interface TurnRequest {
  readonly msisdn: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Gives up a reservation: the number is free.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `STEP_REFUSED` unless it is reserved.
 */
export function releaseNumber(db: OperatorDb, request: TurnRequest): Promise<void> {
  return turn(db, request, "number:release", endReservation);
}

/**
 * Takes a number back into the pool whose holder's contract elsewhere has ended: nobody gets it for 90 days.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `STEP_REFUSED` unless it is of the own block and
 *         was ported out.
 */
export function returnNumber(db: OperatorDb, request: TurnRequest): Promise<void> {
  return turn(db, request, "number:return", returnHome);
}

function turn(
  db: OperatorDb,
  { msisdn: text, actor, at }: TurnRequest,
  action: string,
  next: (standing: NumberStanding, at: Instant) => NumberStanding,
): Promise<void> {
  return alone(db, async (tx) => {
    const { id, msisdn, ...row } = await findNumber(tx, text);
    const standing = next(storedStanding(row), at.getTime());
    await tx.phoneNumber.updateMany({ where: { id }, data: standingColumns(standing) });
    await writeAudit(tx, { actor, action, subject: msisdn, operatorId: db.operatorId });
  });
}
