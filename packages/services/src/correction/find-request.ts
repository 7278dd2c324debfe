import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { RequestRow } from "./request-state.ts";

/**
 * One request for a correction.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findRequest(
  tx: Pick<PortfolioTables, "correctionRequest">,
  id: string,
): Promise<RequestRow> {
  const row = await tx.correctionRequest.findUnique({ where: { id } });
  if (row !== null) return row;
  throw new DomainError("NOT_FOUND", "There is no such request for a correction: look at the list.");
}

/** For a step that somebody else took meanwhile. */
export function tooLate({ period, status }: Pick<RequestRow, "period" | "status">): DomainError {
  return new DomainError(
    "LOCKED",
    `The correction of ${period} is ${status} by now: load the page again to see where it stands.`,
  );
}
