import type pg from "pg";

/** Anything that answers a query: a pool, or one of its clients. */
export interface Queryable {
  query<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<pg.QueryResult<R>>;
}
