import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { dumpSchema } from "../catalog/dump-schema.ts";
import { readRoles } from "../catalog/read-roles.ts";
import { connectOwner } from "../connect-owner.ts";
import { projectRoot } from "../embedded/home.ts";
import { partitionName } from "../provision/months.ts";

/** What the tables' owner sees of a database: its shape, none of its rows. */
export interface DatabaseFacts {
  readonly serverVersion: string;
  readonly pendingMigrations: readonly string[];
  /**
   * The first line in which the database differs from the committed schema, as it is here; null when it is
   * equal.
   */
  readonly schemaDifference: string | null;
  /** Runtime roles that stand above the rules, each with why. */
  readonly liftedRoles: readonly string[];
  /** Operators with a schema of their own, suspense included. */
  readonly schemas: readonly string[];
  /** `t_alfa.cdr_202612`: months that should be there and are not. */
  readonly missingPartitions: readonly string[];
}

/** Looks into the catalog, as the owner; changes nothing. Months are those of `now` and the one after it. */
export async function inspectDatabase(ownerUrl: string, now: Date): Promise<DatabaseFacts> {
  const owner = await connectOwner(ownerUrl);
  try {
    const version = await owner.query<{ server_version: string }>("SHOW server_version");
    const pendingMigrations = await findPending(owner);
    const schemas = await readSchemas(owner);
    const isCurrent = pendingMigrations.length === 0;
    return {
      serverVersion: version.rows[0]?.server_version ?? "unknown",
      pendingMigrations,
      // An old database differs for a reason that is told already.
      schemaDifference: isCurrent ? await findDifference(owner) : null,
      liftedRoles: await findLifted(owner),
      schemas,
      missingPartitions: await findMissing(owner, schemas, now),
    };
  } finally {
    await owner.end();
  }
}

async function findPending(owner: pg.Client): Promise<string[]> {
  const folder = path.join(projectRoot(), "prisma/migrations");
  const wanted = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ledger = await owner.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (ledger.rows[0]?.name === null) return wanted.map(({ name }) => name).sort();
  const { rows } = await owner.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND " +
      "rolled_back_at IS NULL",
  );
  const applied = new Set(rows.map(({ name }) => name));
  return wanted
    .map(({ name }) => name)
    .filter((name) => !applied.has(name))
    .sort();
}

async function findDifference(owner: pg.Client): Promise<string | null> {
  const committed = fs.readFileSync(path.join(projectRoot(), "prisma/schema.sql"), "utf8").split("\n");
  const actual = (await dumpSchema(owner)).split("\n");
  const at = actual.findIndex((line, index) => line !== committed[index]);
  if (at !== -1) return actual[at] ?? "";
  return committed.length > actual.length ? (committed[actual.length] ?? "") : null;
}

async function findLifted(owner: pg.Client): Promise<string[]> {
  const roles = await readRoles(owner);
  return roles.flatMap(({ name, isPrivileged, owned }) => {
    if (isPrivileged) return [`${name} is privileged`];
    return owned > 0 ? [`${name} owns ${owned} objects`] : [];
  });
}

async function readSchemas(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ code: string }>(
    "SELECT substr(nspname, 3) AS code FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY nspname",
  );
  return rows.map(({ code }) => code);
}

async function findMissing(owner: pg.Client, schemas: readonly string[], now: Date): Promise<string[]> {
  const months = [0, 1].map((step) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + step, 1)));
  const names = months.map((month) => partitionName(month.toISOString().slice(0, 7)));
  const wanted = schemas.flatMap((code) => names.map((name) => `t_${code}.${name}`));
  const { rows } = await owner.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL ORDER BY name",
    [wanted],
  );
  return rows.map(({ name }) => name);
}
