import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";

/** Whoever keeps views: their house is the MVNA, or the operator of their portal's session. */
export type Keeper = Pick<Principal, "userId" | "email" | "operatorId">;

/** The views of a house, and the log of what is done to them. */
export type ViewTables = Pick<PortfolioTables | OperatorTables, "savedView" | "auditEvent">;

/** A door behind which views are kept. */
export interface ViewsDoor {
  $transaction<T>(work: (tables: ViewTables) => Promise<T>): Promise<T>;
}

/** Said of a view that is gone and of somebody else's alike. */
export function unknownView(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such view of yours: load the page again.");
}
