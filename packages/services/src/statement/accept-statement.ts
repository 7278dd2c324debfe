import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { UNANSWERED } from "@tributary/domain/operator-dispute/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { type FoundStatement, findOwnStatement } from "./find-own-statement.ts";

export interface AcceptRequest {
  readonly number: string;
  readonly version: number;
  /** The hash of the document that was reviewed. */
  readonly hash: string;
  readonly actor: string;
}

/**
 * Agrees to a statement in its operator's name, once.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `REVIEW_OUTDATED` when a later version stands, or the hash is not
 *         that of what stands there; `LOCKED` while lines of it are contested; `ALREADY_DONE`.
 */
export function acceptStatement(
  db: OperatorDb,
  request: AcceptRequest,
): Promise<{ readonly acceptedAt: Date }> {
  const { number, version, actor } = request;
  return alone(db, async (tx) => {
    const statement = await findOwnStatement(tx, request);
    refuseOutdated(statement, request);
    await refuseAccepted(tx, statement);
    await refuseContested(tx, number);
    const acceptedAt = new Date();
    await tx.statementAcceptance.createMany({
      data: [{ statementId: statement.id, acceptedBy: actor, acceptedAt }],
    });
    await writeAudit(tx, {
      actor,
      action: "statement:accept",
      subject: number,
      operatorId: db.operatorId,
      details: { version, hash: statement.hash },
    });
    return { acceptedAt };
  });
}

function refuseOutdated({ isLatest, hash }: FoundStatement, request: AcceptRequest): void {
  if (isLatest && hash === request.hash) return;
  throw new DomainError(
    "REVIEW_OUTDATED",
    "Another version stands in the place of what you reviewed: review that one.",
  );
}

async function refuseAccepted(tx: OperatorTables, { id }: FoundStatement): Promise<void> {
  if ((await tx.statementAcceptance.count({ where: { statementId: id } })) === 0) return;
  throw new DomainError("ALREADY_DONE", "This statement is accepted already.");
}

async function refuseContested(tx: OperatorTables, number: string): Promise<void> {
  const contested = await tx.operatorDispute.count({
    where: { statement: { number }, status: { in: [...UNANSWERED] } },
  });
  if (contested === 0) return;
  throw new DomainError(
    "LOCKED",
    "Lines of this statement are contested: wait for the answer, or withdraw the dispute.",
  );
}
