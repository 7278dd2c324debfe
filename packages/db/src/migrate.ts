import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { DomainError } from "@tributary/domain/error";
import type pg from "pg";
import { connectOwner } from "./connect-owner.ts";
import { projectRoot } from "./embedded/home.ts";
import { installQueues } from "./jobs/install-queues.ts";
import { extendMonths } from "./provision/extend-months.ts";
import { provisionSuspense } from "./provision/provision-operator.ts";
import { setRolePasswords } from "./roles/set-role-passwords.ts";

/** The key Prisma itself locks while it migrates. */
const PRISMA_LOCK = 72_707_369;
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings a database to the newest schema, with the runtime roles able to log in. Answers what was applied.
 */
export async function migrate(ownerUrl: string, secret: string): Promise<string[]> {
  const owner = await connectOwner(ownerUrl);
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await owner.query(LEDGER);
    const applied: string[] = [];
    const done = await readApplied(owner);
    for (const migration of readMigrations()) {
      if (isApplied(migration, done)) continue;
      await apply(owner, migration);
      applied.push(migration.name);
    }
    await installQueues(owner);
    await setRolePasswords(owner, secret);
    await provisionSuspense(owner);
    await extendMonths(owner);
    return applied;
  } finally {
    await owner.end();
  }
}

function readMigrations(): Migration[] {
  const folder = path.join(projectRoot(), "prisma/migrations");
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readApplied(owner: pg.Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function isApplied(migration: Migration, done: ReadonlyMap<string, string>): boolean {
  const checksum = done.get(migration.name);
  if (checksum !== undefined && checksum !== migration.checksum) {
    throw new DomainError(
      "DATABASE_UNAVAILABLE",
      `Migration ${migration.name} was edited after it was applied: put it back and write a new one.`,
      { migration: migration.name },
    );
  }
  return checksum !== undefined;
}

/** A migration and the note that it was applied are one transaction: it is there whole or not at all. */
async function apply(owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await owner.query("BEGIN");
  try {
    await owner.query(sql);
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw new DomainError("DATABASE_UNAVAILABLE", `Migration ${name} failed: ${(error as Error).message}`, {
      migration: name,
    });
  }
}
