import pg from "pg";

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  readonly applicationName: string;
  /** Statements are sent without waiting for the answers before them. */
  readonly isPipelined: boolean;
}

/** A pool that outlives the death of its connections: an error event nobody hears would end the process. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    pipeline: options.isPipelined,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 30_000,
  } as pg.PoolConfig);
  pool.setMaxListeners(0);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return pool;
}
