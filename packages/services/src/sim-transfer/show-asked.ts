import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { askedStatus } from "./list-asked.ts";
import { findAsked, loadProposal } from "./load-proposal.ts";

type Tables = Parameters<typeof loadProposal>[0];

export interface ShowAskedRequest {
  readonly id: string;
  readonly at: Date;
  /** Of its SIMs, from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export type ShownAsked = Awaited<ReturnType<typeof showAsked>>;

/**
 * Shows a transfer to the MVNA: what was asked, what stands in its way while it waits, what became of it, and
 * a page of its SIMs.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showAsked(tx: Tables, { id, at, page, pageSize }: ShowAskedRequest) {
  const asked = await findAsked(tx, id);
  const { operator, route, operatorId, status, ...row } = asked;
  const { sims, obstacles } = await loadProposal(tx, asked, at);
  const isWaiting = status === "asked" && route === null;
  return {
    ...{ id, receiver: row.receiver, wantedFrom: row.wantedFrom, note: row.note },
    ...{ askedBy: row.askedBy, askedAt: row.askedAt, endedAt: row.endedAt },
    ...{ endNote: row.endNote, movedAt: row.movedAt },
    giver: { id: operatorId, name: operator.name },
    receiverName: await nameOf(tx, row.receiver),
    status: askedStatus(status, route !== null),
    obstacles: isWaiting ? obstacles : [],
    approval: route && { by: route.approvedBy, at: route.approvedAt },
    answer: route && (await answerOf(tx, route)),
    total: sims.length,
    sims: sims.slice((page - 1) * pageSize, page * pageSize),
  };
}

async function nameOf(tx: Pick<PortfolioTables, "operator">, id: string): Promise<string | null> {
  return (await tx.operator.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}

async function answerOf(
  tx: Pick<PortfolioTables, "incomingSimTransfer">,
  { receiverId, incomingId }: { readonly receiverId: string; readonly incomingId: string },
) {
  const answered = await tx.incomingSimTransfer.findFirst({
    where: { id: incomingId, operatorId: receiverId },
  });
  if (answered === null || answered.answeredBy === null || answered.answeredAt === null) return null;
  return { by: answered.answeredBy, at: answered.answeredAt, reason: answered.reason };
}
