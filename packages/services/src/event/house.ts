import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";

/** What either house keeps of events and of who hears of them: its own rows, whichever door it is. */
export type HouseTables = Pick<
  OperatorTables,
  | "outboxEvent"
  | "webhookEndpoint"
  | "webhookDelivery"
  | "webhookAttempt"
  | "notification"
  | "notificationItem"
  | "notificationPreference"
  | "notificationSchedule"
  | "auditEvent"
>;

/** One operator, or the MVNA: whoever has endpoints and people of its own. */
export interface House {
  /** Null: the MVNA. */
  readonly operatorId: string | null;
  readonly tables: HouseTables;
  $transaction<T>(work: (tables: HouseTables) => Promise<T>): Promise<T>;
}

export interface HouseDoors {
  /** Who people are and what they may do. */
  authDb(): AuthDb;
  portfolioDb(): PortfolioDb;
  operatorDb(operatorId: string): OperatorDb;
}

export function operatorHouse(db: OperatorDb): House {
  return { operatorId: db.operatorId, tables: db.shared, $transaction: (work) => db.$transaction(work) };
}

export function portfolioHouse(db: PortfolioDb): House {
  return { operatorId: null, tables: db, $transaction: (work) => db.$transaction(work) };
}

/** The house of a job. */
export function houseOf(doors: HouseDoors, operatorId: string | null): House {
  if (operatorId === null) return portfolioHouse(doors.portfolioDb());
  return operatorHouse(doors.operatorDb(operatorId));
}
