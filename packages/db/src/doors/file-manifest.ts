import type pg from "pg";
import {
  type AggregateRow,
  type FileAudit,
  insertAggregates,
  insertFileAudit,
  insertManifest,
  insertQuarantineTotals,
  type ManifestRow,
  type QuarantineTotalRow,
} from "./manifest-rows.ts";

/** The shared side of taking a file in: what is known of files, the manifest, the sums. */
export interface FileManifest {
  /** Lets two loaders of one name go one after the other; released with the transaction. */
  lockName(sourceId: string, name: string): Promise<void>;
  findByBytes(sha256: Buffer): Promise<{ readonly id: number; readonly name: string } | null>;
  findByName(sourceId: string, name: string): Promise<{ readonly id: number } | null>;
  /** Whether a file has this name at its source, or this size anywhere. */
  isLike(sourceId: string, name: string, byteCount: bigint): Promise<boolean>;
  nextId(): Promise<number>;
  /** How many re-drives have taken up records of the file. */
  countRedrives(fileId: number): Promise<number>;
  /** Whether a stored file of the agreement holds events between two instants, both included. */
  hasOverlap(agreementId: string, from: number, to: number): Promise<boolean>;
  /** Which operators' schemas, that of suspense among them, can hold each month (`YYYY-MM`, UTC). */
  operatorsByMonth(): Promise<Map<string, string[]>>;
  insert(row: ManifestRow): Promise<void>;
  insertAggregates(fileId: number, agreementId: string, rows: readonly AggregateRow[]): Promise<void>;
  insertQuarantineTotals(fileId: number, rows: readonly QuarantineTotalRow[]): Promise<void>;
  insertAudit(audit: FileAudit): Promise<void>;
}

/** Everything here runs under mediation's own role, in the file's transaction. */
export function fileManifest(client: pg.PoolClient): FileManifest {
  return {
    async lockName(sourceId, name) {
      const lock = `usage-file ${sourceId} ${name}`;
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [lock]);
    },
    async findByBytes(sha256) {
      const found = await client.query<{ id: number; name: string }>(
        "SELECT id, name FROM usage_file WHERE sha256 = $1",
        [sha256],
      );
      return found.rows[0] ?? null;
    },
    async findByName(sourceId, name) {
      const found = await client.query<{ id: number }>(
        "SELECT id FROM usage_file WHERE source_id = $1 AND name = $2 LIMIT 1",
        [sourceId, name],
      );
      return found.rows[0] ?? null;
    },
    async isLike(sourceId, name, byteCount) {
      const found = await client.query(
        "SELECT FROM usage_file WHERE byte_count = $3 OR (source_id = $1 AND name = $2) LIMIT 1",
        [sourceId, name, byteCount],
      );
      return found.rowCount === 1;
    },
    async nextId() {
      const next = await client.query<{ id: number }>("SELECT nextval('usage_file_id_seq')::int AS id");
      return (next.rows[0] as { id: number }).id;
    },
    async countRedrives(fileId) {
      const found = await client.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM usage_file WHERE redrive_of = $1",
        [fileId],
      );
      return (found.rows[0] as { count: number }).count;
    },
    async hasOverlap(agreementId, from, to) {
      const found = await client.query(
        `SELECT FROM usage_file
         WHERE agreement_id = $1 AND first_occurred_at <= $3 AND last_occurred_at >= $2 LIMIT 1`,
        [agreementId, new Date(from), new Date(to)],
      );
      return found.rowCount === 1;
    },
    operatorsByMonth: () => operatorsByMonth(client),
    insert: (row) => insertManifest(client, row),
    insertAggregates: (fileId, agreementId, rows) => insertAggregates(client, fileId, agreementId, rows),
    insertQuarantineTotals: (fileId, rows) => insertQuarantineTotals(client, fileId, rows),
    insertAudit: (audit) => insertFileAudit(client, audit),
  };
}

async function operatorsByMonth(client: pg.PoolClient): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ operator_id: string; month: string }>(
    `SELECT substr(n.nspname, 3) AS operator_id,
       substr(c.relname, 5, 4) || '-' || substr(c.relname, 9, 2) AS month
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname LIKE 't\\_%' AND c.relkind = 'r' AND c.relname ~ '^cdr_[0-9]{6}$'
     ORDER BY n.nspname`,
  );
  const holders = new Map<string, string[]>();
  for (const { operator_id, month } of rows) holders.set(month, [...(holders.get(month) ?? []), operator_id]);
  return holders;
}
