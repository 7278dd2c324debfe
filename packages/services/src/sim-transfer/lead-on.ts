import { randomUUID } from "node:crypto";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { refuseEnded } from "@tributary/domain/sim-transfer/lifecycle";
import type { Obstacle } from "@tributary/domain/sim-transfer/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findAsked, loadProposal } from "./load-proposal.ts";

interface Deciding {
  readonly id: string;
  readonly actor: string;
  readonly at: Date;
}

const CHUNK = 5_000;

/**
 * Offers SIMs that one operator gives away to the one that it has named. The receiver learns which SIMs, and
 * not whose; the giver learns nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`; `STEP_REFUSED` once it is over, and with what
 *         stands in the way.
 */
export function leadOn(db: PortfolioDb, { id, actor, at }: Deciding): Promise<void> {
  return alone(db, async (tx) => {
    const asked = await findAsked(tx, id);
    refuseEnded(asked.status);
    if (asked.route !== null) throw new DomainError("ALREADY_DONE", "These SIMs are offered already.");
    const { sims, obstacles } = await loadProposal(tx, asked, at);
    const [first] = obstacles;
    if (first !== undefined) throw new DomainError("STEP_REFUSED", OBSTACLES[first.kind](first.sims));
    const { operatorId, receiver: receiverId, wantedFrom } = asked;
    const incomingId = randomUUID();
    await tx.incomingSimTransfer.createMany({
      data: [{ id: incomingId, operatorId: receiverId, wantedFrom, offeredAt: at }],
    });
    for (let start = 0; start < sims.length; start += CHUNK) {
      const chunk = sims.slice(start, start + CHUNK);
      await tx.incomingSim.createMany({
        data: chunk.map(({ iccid }) => ({ operatorId: receiverId, incomingId, iccid })),
      });
    }
    const route = { operatorId, simTransferId: id, receiverId, incomingId };
    await tx.simTransferRoute.createMany({ data: [{ ...route, approvedBy: actor, approvedAt: at }] });
    // The receiver finds it in its own log; the giver would learn from it that there is a receiver.
    await writeAudit(tx, {
      ...{ actor, action: "sim-transfer:offer", subject: incomingId, operatorId: receiverId },
      details: { giver: operatorId, transfer: id, sims: sims.length },
    });
  });
}

/** What is said to whoever decides; the portfolio's own words, nobody else reads them. */
const OBSTACLES: Readonly<Record<Obstacle["kind"], (sims: readonly string[]) => string>> = {
  "no-such-operator": () => "There is no operator of that code: refuse the transfer.",
  "not-live": () => "The operator that is named is not in business then: refuse the transfer.",
  "no-terms": ([first = ""]) =>
    `The receiver has no margin terms under the agreement of SIM ${first}: agree on them first.`,
  "not-held": ([first = ""]) =>
    `SIM ${first} is not the giver's by your inventory: correct that first, or refuse the transfer.`,
  "ends-soon": ([first = ""]) =>
    `SIM ${first} has an end in your inventory: take that out first, or refuse the transfer.`,
};

/**
 * Refuses a transfer, or takes back that it was led on. The giver reads the reason.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` once it is over.
 */
export function refuseTransfer(
  db: PortfolioDb,
  { id, actor, at, reason }: Deciding & { readonly reason: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const endNote = requireReason(reason, "Say why: the operator reads it.");
    const { status, operatorId } = await findAsked(tx, id);
    refuseEnded(status);
    await tx.simTransfer.updateMany({
      where: { id, operatorId },
      data: { status: "refused", endedAt: at, endNote },
    });
    await writeAudit(tx, {
      ...{ actor, action: "sim-transfer:refuse", subject: id, operatorId },
      details: { reason: endNote },
    });
  });
}
