import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "../generated/shared/client.ts";
import type { SharedTables, TransactionOptions } from "./delegates.ts";
import { type PortfolioReads, portfolioReads } from "./portfolio-reads/portfolio-reads.ts";

declare const portfolio: unique symbol;

/** The shared tables as the MVNA sees them: those of all operators, and no raw usage of any. */
export interface PortfolioTables extends SharedTables {
  readonly [portfolio]: true;
}

/** The portfolio's door. There is no way from it to an operator's own schema. */
export interface PortfolioDb extends PortfolioTables {
  /** Sums and pages over all operators, each a statement with a name. */
  readonly reads: PortfolioReads;
  $transaction<T>(work: (tables: PortfolioTables) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/** One client for the process: the portfolio's login has no right outside the shared tables. */
export function openPortfolioDb(pool: pg.Pool): { readonly db: PortfolioDb; close(): Promise<void> } {
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const db = Object.assign(client, { reads: portfolioReads(client) });
  return { db: db as unknown as PortfolioDb, close: () => client.$disconnect() };
}
