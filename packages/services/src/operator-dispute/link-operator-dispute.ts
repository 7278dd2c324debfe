import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { type DisputeName, findOperatorDispute } from "./find-operator-dispute.ts";

/**
 * Keeps that an operator's dispute is part of a claim against the MNO. The operator learns nothing of it:
 * neither the link nor its audit row is among its own.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for a claim under another agreement;
 *         `ALREADY_DONE`.
 */
export function linkOperatorDispute(
  db: PortfolioDb,
  request: DisputeName & { readonly disputeNumber: string; readonly actor: string },
): Promise<void> {
  const { operatorId, number, disputeNumber, actor } = request;
  return db.$transaction(async (tx) => {
    const own = await findOperatorDispute(tx, request);
    const claim = await tx.dispute.findUnique({
      where: { number: disputeNumber },
      select: { id: true, agreementId: true },
    });
    if (claim === null) {
      throw new DomainError("NOT_FOUND", `There is no dispute "${disputeNumber}": check its number.`);
    }
    if (claim.agreementId !== own.statement.agreementId) {
      throw new DomainError(
        "INPUT_INVALID",
        `${disputeNumber} is about another agreement than ${number}: link one of the same.`,
      );
    }
    const { count } = await tx.operatorDisputeLink.createMany({
      data: [{ operatorId, operatorDisputeId: own.id, disputeId: claim.id, linkedBy: actor }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new DomainError("ALREADY_DONE", `${number} is linked to ${disputeNumber} already.`);
    const details = { operator: operatorId, dispute: disputeNumber };
    await writeAudit(tx, { actor, action: "operator-dispute:link", subject: number, details });
  });
}
