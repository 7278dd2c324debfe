import { roleUrl } from "../roles/set-role-passwords.ts";
import { createPool } from "../scope/create-pool.ts";
import { type MediationDb, openMediationDb } from "./mediation-db.ts";
import { type OperatorDb, operatorDoors } from "./operator-db.ts";
import { openPortfolioDb, type PortfolioDb } from "./portfolio-db.ts";

export interface DatabaseConfig {
  readonly ownerUrl: string;
  /** What the runtime roles' passwords are derived from. */
  readonly secret: string;
  /** Connections each login may hold; a door opens none before it is used. */
  readonly connections?: {
    readonly portfolio?: number;
    readonly operator?: number;
    readonly mediation?: number;
  };
  /** How many operators' clients are kept. */
  readonly operatorLimit?: number;
}

/** The doors of one database. Scope is the type of the door, never an argument of a query. */
export interface Doors {
  portfolioDb(): PortfolioDb;
  operatorDb(operatorId: string): OperatorDb;
  mediationDb(): MediationDb;
  close(): Promise<void>;
}

/** Opens the three doors, each on its own login. */
export function openDatabase({
  ownerUrl,
  secret,
  connections = {},
  operatorLimit = 200,
}: DatabaseConfig): Doors {
  const pool = (name: "portfolio" | "operator" | "mediation", max: number, isPipelined: boolean) =>
    createPool({
      url: roleUrl(ownerUrl, secret, `tributary_${name}`),
      max: connections[name] ?? max,
      applicationName: `tributary ${name}`,
      isPipelined,
    });
  const portfolioPool = pool("portfolio", 10, false);
  const operatorsPool = pool("operator", 10, true);
  const mediationPool = pool("mediation", 4, false);
  const portfolio = openPortfolioDb(portfolioPool);
  const operators = operatorDoors(operatorsPool, operatorLimit);
  const mediation = openMediationDb(mediationPool);
  return {
    portfolioDb: () => portfolio.db,
    operatorDb: (operatorId) => operators.get(operatorId),
    mediationDb: () => mediation.db,
    async close() {
      operators.close();
      await Promise.all([portfolio.close(), mediation.close()]);
      await Promise.all([portfolioPool.end(), operatorsPool.end(), mediationPool.end()]);
    },
  };
}
