import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Doors, openDatabase } from "../doors/open-database.ts";
import { openOwnerDb } from "../doors/owner-db.ts";
import type { Operator } from "../models.ts";
// Declares what the setup provides, so that other packages' tests see it as well.
import type { TestServer } from "./global-setup.ts";

/** A migrated database of one test file's own. */
export interface TestDatabase extends Doors {
  readonly ownerUrl: string;
  readonly secret: string;
  /** The tables' owner, for looking into the catalog and for breaking rules on purpose. */
  readonly owner: pg.Pool;
  /** Bypasses every rule: for asserting what is really stored. */
  readonly superuser: pg.Pool;
  /** A live operator with a code of its own, its row and its schema. */
  makeOperator(fields?: Partial<Omit<Operator, "id">> & { readonly id?: string }): Promise<Operator>;
}

export interface TestDatabaseOptions {
  readonly connections?: Parameters<typeof openDatabase>[0]["connections"];
  /** A server of the test's own; left out, the one that the test run shares. */
  readonly server?: TestServer;
}

/** Copies the migrated template; `close` drops the copy. */
export async function testDatabase({
  server = inject("testServer"),
  ...options
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const template = new URL(server.ownerUrl).pathname.slice(1);
  const ownerUrl = withDatabase(server.ownerUrl, name);
  await runOnce(withDatabase(server.ownerUrl, "postgres"), `CREATE DATABASE ${name} TEMPLATE ${template}`);

  const doors = openDatabase({ ownerUrl, secret: server.secret, ...options });
  const owner = quietPool(ownerUrl);
  const superuser = quietPool(withDatabase(server.superuserUrl, name));
  const provisioner = openOwnerDb({ ownerUrl, secret: server.secret });
  return {
    ...doors,
    ownerUrl,
    secret: server.secret,
    owner,
    superuser,
    async makeOperator({ id = `op_${randomBytes(4).toString("hex")}`, ...fields } = {}) {
      const row = { id, name: `Operator ${id}`, currency: "EUR", liveFrom: new Date(0), ...fields };
      const made = await doors.portfolioDb().operator.create({ data: row });
      await provisioner.provisionOperator(id);
      return made;
    },
    async close() {
      await doors.close();
      await Promise.all([owner.end(), superuser.end()]);
      await runOnce(server.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function quietPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return pool;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return String(changed);
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
