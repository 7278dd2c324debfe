import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { Session } from "./open-session.ts";

/**
 * The door of an operator of the portfolio: whoever mistypes its code hears of that, and not that it has
 * nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `OPERATOR_CODE_INVALID`.
 */
export async function openOperator(session: Pick<Session, "operatorDb">, code: string): Promise<OperatorDb> {
  const db = session.operatorDb(code);
  if ((await db.shared.operator.count()) > 0) return db;
  throw new DomainError(
    "NOT_FOUND",
    `There is no operator ${code}: \`operator list\` names those there are.`,
  );
}
