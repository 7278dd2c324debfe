import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { contest } from "@tributary/domain/operator-dispute/contest";
import type { ContestedLine } from "@tributary/domain/operator-dispute/types";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import { alone } from "./alone.ts";
import { lineStandings } from "./line-standings.ts";
import { requireReason } from "./require-reason.ts";

export interface OpenRequest {
  readonly statementId: string;
  readonly lines: readonly ContestedLine[];
  readonly reason: string;
  readonly actor: string;
}

/**
 * Contests lines of a statement in its operator's name.
 *
 * Shape   the number is `OD-<operator>-<n>`, counted from 1 by operator.
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `REVIEW_OUTDATED` when a later version of the
 *         statement stands, and what {@link contest} refuses.
 */
export async function openOperatorDispute(
  db: OperatorDb,
  request: OpenRequest,
): Promise<{ readonly number: string }> {
  const { statementId, lines, actor } = request;
  const reason = requireReason(request.reason, "Say what is wrong with these lines.");
  return alone(db, async (tx) => {
    const statement = await findStanding(tx, statementId);
    const { currency } = statement;
    const contestedMicros = contest(lines, await lineStandings(tx, statementId), currency);
    const number = `OD-${db.operatorId}-${(await tx.operatorDispute.count()) + 1}`;
    const { id: disputeId } = await tx.operatorDispute.create({
      data: {
        operatorId: db.operatorId,
        number,
        statementId,
        reason,
        currency,
        contestedMicros,
        openedBy: actor,
      },
      select: { id: true },
    });
    await tx.operatorDisputeLine.createMany({
      data: lines.map(({ lineNumber, contestedMicros: ofLine }) => {
        return { disputeId, lineNumber, contestedMicros: ofLine };
      }),
    });
    await tx.operatorDisputeEvent.createMany({
      data: [{ disputeId, side: "operator", actor, fromStatus: "open", toStatus: "open", note: reason }],
    });
    await writeAudit(tx, {
      actor,
      action: "operator-dispute:open",
      subject: number,
      operatorId: db.operatorId,
      details: { statement: statement.number, contestedMicros: `${contestedMicros}`, currency },
    });
    const { period } = statement;
    await emitEvent(tx, {
      ...{ type: "dispute.opened", subject: number },
      payload: { number, party: "operator", period, currency, amount: contestedMicros },
    });
    return { number };
  });
}

async function findStanding(tx: OperatorTables, statementId: string) {
  const statement = await tx.statement.findFirst({
    where: { id: statementId },
    select: { number: true, version: true, currency: true, period: true },
  });
  if (statement === null) throw new DomainError("NOT_FOUND", "There is no such statement: check its number.");
  const { number, version } = statement;
  if ((await tx.statement.count({ where: { number, version: { gt: version } } })) === 0) return statement;
  throw new DomainError(
    "REVIEW_OUTDATED",
    `A later version of ${number} has taken the place of version ${version}: contest that one.`,
  );
}
