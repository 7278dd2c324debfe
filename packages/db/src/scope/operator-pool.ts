import pg from "pg";

type Query = pg.QueryConfig | string;

/**
 * A face of the shared pool on which every statement is one operator's. The scope is set inside the
 * statement's own transaction and ends with it, so no connection carries it to the next user; BEGIN, scope,
 * statement and COMMIT travel together, so it costs no round trip.
 */
export function operatorPool(shared: pg.Pool, opening: string): pg.Pool {
  const face = new pg.Pool(shared.options);
  face.setMaxListeners(0);
  face.query = ((query: Query) => runScoped(shared, opening, query)) as pg.Pool["query"];
  face.connect = (async () => scopedClient(await shared.connect(), opening)) as pg.Pool["connect"];
  return face;
}

async function runScoped(shared: pg.Pool, opening: string, query: Query): Promise<pg.QueryResult> {
  const client = await shared.connect();
  // All three are awaited before the connection goes back: after a failed statement COMMIT rolls back and
  // leaves it clean.
  const answers = await Promise.allSettled([
    client.query(opening),
    client.query(query as pg.QueryConfig),
    client.query("COMMIT"),
  ]);
  const refused = answers.find((answer) => answer.status === "rejected");
  client.release(refused !== undefined && isConnectionLost(refused.reason));
  if (refused) throw refused.reason;
  return (answers[1] as PromiseFulfilledResult<pg.QueryResult>).value;
}

/** Prisma opens its own transactions on the connection it is handed: the scope is set with its BEGIN. */
function scopedClient(client: pg.PoolClient, opening: string): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === "query") {
        return (query: Query) => {
          const text = typeof query === "string" ? query : query.text;
          return text === "BEGIN" ? target.query(opening) : target.query(query as pg.QueryConfig);
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
