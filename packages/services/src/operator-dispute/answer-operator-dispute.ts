import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { type Answer, answerLines, type LineAnswer } from "@tributary/domain/operator-dispute/answer";
import { refuseStep } from "@tributary/domain/operator-dispute/lifecycle";
import type { Adjustment } from "@tributary/domain/settlement/types";
import { emitEvent } from "../event/emit-event.ts";
import { alone } from "./alone.ts";
import { type DisputeName, type FoundOperatorDispute, findOperatorDispute } from "./find-operator-dispute.ts";
import { requireReason } from "./require-reason.ts";
import { saveStep } from "./save-step.ts";

export interface AnswerRequest extends DisputeName {
  /** A contested line that is not named gets nothing. */
  readonly answers: readonly LineAnswer[];
  readonly reason: string;
  readonly actor: string;
  /** Whether the actor may give anything back. */
  readonly canCredit: boolean;
}

/**
 * Answers an operator's dispute, line by line. What is credited waits as an adjustment that lowers the
 * operator's statement of the next settled period, with the disputed period as origin.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `DISPUTE_TRANSITION`, `AMOUNT_INVALID`;
 *         `ACCESS_DENIED` when something is credited by somebody who may only reject.
 */
export async function answerOperatorDispute(db: PortfolioDb, request: AnswerRequest): Promise<Answer> {
  const { answers, actor, canCredit } = request;
  const note = requireReason(request.reason, "Say why: the operator reads it.");
  return alone(db, async (tx) => {
    const dispute = await findOperatorDispute(tx, request);
    const { id, operatorId, number } = dispute;
    const answer = answerLines(dispute.lines, answers, dispute.currency);
    const { status, creditedMicros } = answer;
    if (creditedMicros > 0n && !canCredit) {
      throw new DomainError(
        "ACCESS_DENIED",
        "A credit is given by an approver: ask one, or reject the lines.",
      );
    }
    refuseStep(dispute.status, status);
    await tx.operatorDispute.updateMany({
      where: { id, operatorId },
      data: { status, creditedMicros, answeredAt: new Date() },
    });
    await saveLines(tx, dispute, answer, actor);
    const credited = answer.lines.map((line) => ({
      line: line.lineNumber,
      creditedMicros: `${line.creditedMicros}`,
    }));
    await saveStep(tx, dispute, {
      actor,
      note,
      to: status,
      verb: "answer",
      amountMicros: creditedMicros,
      details: { number, status, lines: credited },
    });
    await emitEvent(tx, {
      ...{ type: "dispute.resolved", subject: number, operatorId },
      payload: {
        ...{
          number,
          party: "operator",
          period: dispute.statement.period,
          currency: dispute.currency,
          status,
        },
        ...{ amount: dispute.contestedMicros, credited: creditedMicros },
      },
    });
    return answer;
  });
}

/** What was said of each line, and the credits that wait for the next statement. */
async function saveLines(
  tx: PortfolioTables,
  dispute: FoundOperatorDispute,
  { lines }: Answer,
  actor: string,
): Promise<void> {
  const { id, operatorId, statementId, status, statement } = dispute;
  await tx.operatorDisputeEvent.createMany({
    data: lines.map((line) => ({
      operatorId,
      disputeId: id,
      side: "mvna",
      actor,
      fromStatus: status,
      toStatus: line.status,
      note: "",
      amountMicros: line.creditedMicros,
      lineNumber: line.lineNumber,
    })),
  });
  const charged = await tx.statementLine.findMany({
    where: { operatorId, statementId },
    select: { lineNumber: true, code: true, description: true },
  });
  const chargedBy = new Map(charged.map((line) => [line.lineNumber, line]));
  const granted = lines.filter(({ creditedMicros }) => creditedMicros > 0n);
  await tx.adjustment.createMany({
    data: granted.map(({ lineNumber, creditedMicros }) => {
      const line = chargedBy.get(lineNumber);
      const adjustment: Adjustment = {
        operatorId,
        originPeriod: statement.period,
        reason: "operator_dispute",
        description: `${line?.description ?? "Charge"}, credit on dispute ${dispute.number}`,
        lineCode: line?.code ?? "CREDIT",
        amountMicros: -creditedMicros,
      };
      return { ...adjustment, agreementId: statement.agreementId, operatorDisputeId: id };
    }),
  });
}
