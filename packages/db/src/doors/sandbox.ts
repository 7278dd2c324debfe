import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@tributary/domain/error";
import type pg from "pg";
import { connectOwner } from "../connect-owner.ts";
import { type Doors, openDatabase } from "./open-database.ts";
import { type OwnerDb, openOwnerDb } from "./owner-db.ts";

/** The database beside which a sandbox is made: on the same server, by the same owner. */
export interface SandboxHost {
  readonly ownerUrl: string;
  readonly secret: string;
}

/** A migrated, empty database with doors of its own. */
export interface Sandbox extends Doors {
  readonly owner: OwnerDb;
}

const CONNECTIONS = { portfolio: 4, operator: 4, mediation: 2, auth: 1, jobs: 1 } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Connections of a process that was killed are noticed by the server within moments. */
const PATIENCE_MILLISECONDS = 15_000;
const PAUSE_MILLISECONDS = 200;

/**
 * Lends a database that is made for it and dropped afterwards, whatever happens. What an earlier attempt
 * under the same id left behind is dropped first.
 *
 * Throws  {@link DomainError} `DATABASE_UNAVAILABLE` where the owner's login may make no databases.
 */
export async function withSandbox<Result>(
  host: SandboxHost,
  id: string,
  work: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
  const name = sandboxName(host, id);
  await onServer(host, async (server) => {
    await drop(server, name);
    await create(server, name);
  });
  try {
    return await useSandbox({ ...host, ownerUrl: withDatabase(host.ownerUrl, name) }, work);
  } finally {
    await onServer(host, (server) => drop(server, name));
  }
}

/**
 * Drops the sandboxes of this database that nobody is at, as ids of their work say.
 *
 * Shape   the ids whose sandboxes were dropped; one that is in use stays for the next time.
 */
export function sweepSandboxes(
  host: SandboxHost,
  isWanted: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  return onServer(host, async (server) => {
    const prefix = sandboxPrefix(host);
    const { rows } = await server.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database AS found WHERE starts_with(datname, $1)
         AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datid = found.oid) ORDER BY datname`,
      [prefix],
    );
    const found = rows.map(({ name }) => ({ name, id: uuidOf(name.slice(prefix.length)) }));
    const wanted = await isWanted(found.map(({ id }) => id));
    const left = found.filter(({ id }) => !wanted.has(id));
    for (const { name } of left) await drop(server, name);
    return left.map(({ id }) => id);
  });
}

async function useSandbox<Result>(
  database: SandboxHost,
  work: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
  const owner = openOwnerDb(database);
  await owner.migrate();
  const doors = openDatabase({ ...database, connections: CONNECTIONS });
  try {
    return await work({ ...doors, owner });
  } finally {
    await doors.close();
  }
}

async function create(server: pg.Client, name: string): Promise<void> {
  try {
    await server.query(`CREATE DATABASE ${server.escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new DomainError(
      "DATABASE_UNAVAILABLE",
      "The login of DATABASE_URL may not make databases, and a rehearsal needs one of its own: " +
        "give it CREATEDB.",
    );
  }
}

const INSUFFICIENT_PRIVILEGE = "42501";
const IN_USE = "55006";

/** Waits for those who are about to leave it. */
async function drop(server: pg.Client, name: string): Promise<void> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      await server.query(`DROP DATABASE IF EXISTS ${server.escapeIdentifier(name)}`);
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== IN_USE || Date.now() > until) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}

async function onServer<Result>(
  host: SandboxHost,
  work: (server: pg.Client) => Promise<Result>,
): Promise<Result> {
  const server = await connectOwner(host.ownerUrl);
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

/** Several databases of one server may each have sandboxes: the names tell whose. */
function sandboxPrefix({ ownerUrl }: SandboxHost): string {
  const database = new URL(ownerUrl).pathname.slice(1);
  return `tributary_rehearsal_${createHash("sha256").update(database).digest("hex").slice(0, 8)}_`;
}

function sandboxName(host: SandboxHost, id: string): string {
  if (!UUID.test(id)) throw new Error(`a sandbox is named by a UUID, and ${id} is none`);
  return `${sandboxPrefix(host)}${id.replaceAll("-", "")}`;
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return String(changed);
}
