import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findCorrection, refuseMaker, tooLate } from "./find-correction.ts";
import { REASON_ADVICE, type StepRequest } from "./request-correction.ts";

/**
 * Turns a requested correction down; nothing changes, and its draft stays.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `APPROVER_IS_PREPARER` for whoever asked for
 *         it; `LOCKED` when it is past that.
 */
export function rejectCorrection(db: OperatorDb, request: StepRequest): Promise<void> {
  return endCorrection(db, request, "rejected");
}

/** Takes a request back. Throws as above. */
export function withdrawCorrection(db: OperatorDb, request: StepRequest): Promise<void> {
  return endCorrection(db, request, "withdrawn");
}

async function endCorrection(
  db: OperatorDb,
  { id, actor, at, ...given }: StepRequest,
  status: "rejected" | "withdrawn",
): Promise<void> {
  await alone(db, async (tx) => {
    const reason = requireReason(given.reason, REASON_ADVICE);
    const row = await findCorrection(tx, id);
    if (status === "rejected") refuseMaker(row.requestedBy, actor);
    if (row.status !== "requested") throw tooLate(row);
    await tx.rateCorrection.updateMany({
      where: { id, status: "requested" },
      data: { status, decidedBy: actor, decidedAt: at, decisionReason: reason },
    });
    const action = status === "rejected" ? "rate-correction:reject" : "rate-correction:withdraw";
    const { operatorId } = db;
    await writeAudit(tx, { actor, action, subject: row.rateCard.code, operatorId, details: { id, reason } });
  });
}
