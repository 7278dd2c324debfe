import fs from "node:fs";
import path from "node:path";
import type pg from "pg";

export interface PortfolioSize {
  readonly operators: number;
  /**
   * Months with an invoice, the first of them January 2025; usage of one more month stands open behind them.
   */
  readonly periods: number;
  /** How many of those, the last ones, have a draft; the others are issued. Fewer than all. */
  readonly drafts: number;
  readonly exceptions: number;
  /** How many of those wait for a decision: in the months with a draft, or in all when there are none. */
  readonly open: number;
}

const SCRIPTS = ["portfolio-volume.sql", "portfolio-volume-runs.sql", "portfolio-volume-usage.sql"];

/**
 * Fills a database with one agreement and months of business, by SQL alone: for looking at how reads do with
 * volume. No figure of it was computed by this product.
 */
export async function fillPortfolio(superuser: pg.Pool, size: PortfolioSize): Promise<void> {
  const client = await superuser.connect();
  try {
    await client.query("BEGIN");
    for (const [name, value] of Object.entries(size)) {
      await client.query("SELECT set_config($1, $2, true)", [`volume.${name}`, `${value}`]);
    }
    for (const script of SCRIPTS) {
      await client.query(fs.readFileSync(path.join(import.meta.dirname, script), "utf8"));
    }
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    client.release();
  }
}
