import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@tributary/domain/error";
import pg from "pg";
import { clusterUrl, DATABASE, OWNER, SUPERUSER } from "./cluster.ts";
import type { Home } from "./home.ts";
import { readSecretFile, rolePassword } from "./secret.ts";

const PATIENCE_MS = 60_000;

/**
 * Makes the owner account and its database in a server that is ours; each step is skipped where it was done
 * before.
 */
export async function ensureOwner(home: Home, port: number): Promise<void> {
  const client = await connectPatiently(home, port);
  try {
    const directory = await client.query<{ data_directory: string }>("SHOW data_directory");
    if (directory.rows[0]?.data_directory !== home.dataDir) throw notOurs(home, port);
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [OWNER]);
    const password = rolePassword(readSecretFile(home), `cluster:${OWNER}`);
    const verb = role.rowCount === 0 ? "CREATE" : "ALTER";
    await client.query(
      `${verb} ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD ${client.escapeLiteral(password)}`,
    );
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** A server that recovers from a crash answers on its port before it lets anyone in. */
async function connectPatiently(home: Home, port: number): Promise<pg.Client> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: clusterUrl(home, SUPERUSER, port, "postgres") });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === "28P01") throw notOurs(home, port);
      const temporary = code === "57P03" || code === "ECONNREFUSED" || code === "ECONNRESET";
      if (!temporary || Date.now() > until) {
        throw new DomainError(
          "DATABASE_UNAVAILABLE",
          `The database on port ${port} lets nobody in; its log ${home.logFile} says why.`,
          { port, cause: String(error) },
        );
      }
      await sleep(50);
    }
  }
}

function notOurs(home: Home, port: number): DomainError {
  return new DomainError(
    "DATABASE_UNAVAILABLE",
    `The database on port ${port} was not made from ${home.root}: its secret or data folder differs.`,
    { port },
  );
}
