import pg from "pg";
import { type Scope, scopeText } from "./scope.ts";
import { queryScoped } from "./scoped-query.ts";

type Query = pg.QueryConfig | string;

/**
 * A face of the shared pool on which every statement is one operator's. The scope is put on inside the
 * statement's own transaction and ends with it, so no connection carries it to the next user; both travel
 * together, so it costs no round trip.
 */
export function operatorPool(shared: pg.Pool, scope: Scope): pg.Pool {
  const face = new pg.Pool(shared.options);
  face.setMaxListeners(0);
  face.query = ((query: Query) => runScoped(shared, scope, query)) as pg.Pool["query"];
  face.connect = (async () => scopedClient(await shared.connect(), scope)) as pg.Pool["connect"];
  return face;
}

async function runScoped(shared: pg.Pool, scope: Scope, query: Query): Promise<pg.QueryResult> {
  const client = await shared.connect();
  try {
    const result = await queryScoped(client, scope, query);
    client.release();
    return result;
  } catch (error) {
    client.release(isConnectionLost(error));
    throw error;
  }
}

/** Prisma opens its own transactions on the connection it is handed: the scope is set with its BEGIN. */
function scopedClient(client: pg.PoolClient, scope: Scope): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === "query") {
        return (query: Query) => {
          const text = typeof query === "string" ? query : query.text;
          return text === "BEGIN"
            ? target.query(`BEGIN; ${scopeText(scope)}`)
            : target.query(query as pg.QueryConfig);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A connection the server gave up, or whose end is unknown, is never used again. */
function isConnectionLost(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code !== "string" || /^(08|57P)/.test(code) || !/^[0-9A-Z]{5}$/.test(code);
}
