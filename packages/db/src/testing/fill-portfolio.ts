import fs from "node:fs";
import path from "node:path";
import type pg from "pg";

export interface PortfolioSize {
  readonly operators: number;
  /** Settled months, the first of them January 2025; usage of one more month stands open behind them. */
  readonly periods: number;
  /** Open exceptions, spread over the months. */
  readonly exceptions: number;
}

/**
 * Fills a database with one agreement and months of settled business, by SQL alone: for looking at how reads do with
 * volume. No figure of it was computed by this product.
 */
export async function fillPortfolio(superuser: pg.Pool, size: PortfolioSize): Promise<void> {
  const script = fs.readFileSync(path.join(import.meta.dirname, "portfolio-volume.sql"), "utf8");
  const client = await superuser.connect();
  try {
    await client.query("BEGIN");
    // Checks hold; triggers of this many rows would take minutes.
    await client.query("SET LOCAL session_replication_role = replica");
    for (const [name, value] of Object.entries(size)) {
      await client.query("SELECT set_config($1, $2, true)", [`volume.${name}`, `${value}`]);
    }
    await client.query(script);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    client.release();
  }
}
