import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { movesAt, refuseEnded } from "@tributary/domain/sim-transfer/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findIncoming } from "./find-transfer.ts";

interface Answering {
  readonly id: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Takes the SIMs that the MVNA offers. In this transaction they leave the inventory that they were in, are in
 * stock here, and usage of theirs is this operator's from the instant on that is answered.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` once it is over, and for a SIM that is here or
 *         retired; `LOCKED` when the MVNA's inventory stands otherwise by now.
 */
export function takeSims(
  db: OperatorDb,
  { id, actor, at }: Answering,
): Promise<{ readonly sims: number; readonly movedAt: Date }> {
  return alone(db, async (tx) => {
    const incoming = await findIncoming(tx, id);
    refuseEnded(incoming.status);
    const sims = await refuseKnown(tx, id);
    const movedAt = new Date(movesAt(incoming.wantedFrom.getTime(), at.getTime()));
    const taken = { status: "taken", answeredBy: actor, answeredAt: at, movedAt };
    await refuseWithheld(tx.incomingSimTransfer.updateMany({ where: { id }, data: taken }));
    const details = { sims, from: movedAt.toISOString() };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "sim-transfer:take", subject: id, operatorId, details });
    return { sims, movedAt };
  }).catch(refuseUnmoved);
}

/**
 * Leaves the SIMs where they are.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` once it is over.
 */
export function declineSims(
  db: OperatorDb,
  { id, actor, at, ...said }: Answering & { readonly reason: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const reason = requireReason(said.reason, "Say why you do not take them: the MVNA reads it.");
    refuseEnded((await findIncoming(tx, id)).status);
    await tx.incomingSimTransfer.updateMany({
      where: { id },
      data: { status: "declined", answeredBy: actor, answeredAt: at, reason },
    });
    const { operatorId } = db;
    await writeAudit(tx, {
      ...{ actor, action: "sim-transfer:decline", subject: id, operatorId },
      details: { reason },
    });
  });
}

/** One that was here before and was given away may come back. Answers how many come. */
async function refuseKnown(tx: OperatorTables, incomingId: string): Promise<number> {
  const offered = await tx.incomingSim.findMany({ where: { incomingId }, select: { iccid: true } });
  const known = await tx.simCard.findFirst({
    where: { iccid: { in: offered.map(({ iccid }) => iccid) }, status: { not: "transferred" } },
    select: { iccid: true },
  });
  if (known === null) return offered.length;
  throw new DomainError(
    "STEP_REFUSED",
    `SIM ${known.iccid} is in your inventory already: ask the aggregator to offer the others.`,
  );
}

/** What the database holds against it: state it was approved on, and keys that somebody else has. */
const NOT_NOW = /\b(55000|23505|23P01)\b/;

function refuseUnmoved(error: unknown): never {
  const { meta, message } = error as { readonly meta?: unknown; readonly message?: string };
  if (error instanceof DomainError || !NOT_NOW.test(`${JSON.stringify(meta ?? "")} ${message ?? ""}`)) {
    throw error;
  }
  throw new DomainError("LOCKED", "These SIMs cannot change hands as things stand now: ask the aggregator.");
}
