import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { partitionName } from "../provision/months.ts";
import { SUSPENSE, usageSchema } from "../roles/operator-code.ts";
import { type FileManifest, fileManifest } from "./file-manifest.ts";
import { inTransaction } from "./in-transaction.ts";
import {
  type NobodysPage,
  type NobodysPlace,
  type NobodysRecord,
  readNobodysUsage,
  removeNobodysUsage,
} from "./nobodys-usage.ts";
import {
  type OpenRecord,
  type PutBack,
  type QuarantinePage,
  quarantineTakenAgain,
  readOpenQuarantine,
  readWaitingRecords,
  readWaitingRows,
  type WaitingPage,
  type WaitingRecord,
  type WaitingRow,
  type WaitingRowsPage,
} from "./open-quarantine.ts";

/** Rows of a table in PostgreSQL's binary COPY format, header and trailer included. */
export type BinaryRows = Buffer | AsyncIterable<Buffer> | Iterable<Buffer>;

/** Tables of an operator's schema that hold rows of every month. */
const WHOLE_TABLES: readonly string[] = ["quarantine", "redriven"];

export interface FileTransaction {
  /**
   * Loads rows into an operator's month of usage (`YYYY-MM`), its `quarantine` or what was `redriven` out of
   * it, under that operator's own role: the database refuses a row of another operator by its constraint,
   * another operator's schema by its grants.
   */
  copyInto(operatorId: string, target: string, columns: readonly string[], rows: BinaryRows): Promise<number>;
  /** Loads which partial records of sessions were read, under mediation's own role. */
  copySessionParts(columns: readonly string[], rows: BinaryRows): Promise<number>;
  /** The keys from `first` to `last` that the operator's month holds, in order; null when beyond `limit`. */
  keysBetween(
    operatorId: string,
    month: string,
    first: bigint,
    last: bigint,
    limit: number,
  ): Promise<BigInt64Array | null>;
  /** Columns of the records behind these keys, to tell a copy from a collision of hashes. */
  existingRecords<R extends pg.QueryResultRow>(
    operatorId: string,
    month: string,
    keys: readonly bigint[],
    columns: readonly string[],
  ): Promise<R[]>;
  /** A page of quarantined records that wait, under the role of the operator (or of `suspense`). */
  openQuarantine(operatorId: string, page: QuarantinePage): Promise<OpenRecord[]>;
  /** The same of several files. */
  waitingRecords(operatorId: string, page: WaitingPage): Promise<WaitingRecord[]>;
  /** A page of records that wait in several files, without their bytes. */
  waitingRows(operatorId: string, page: WaitingRowsPage): Promise<WaitingRow[]>;
  /** Puts what the manifest `takenBy` took up into quarantine again, under the manifest `fileId`. */
  quarantineAgain(operatorId: string, manifests: { takenBy: number; fileId: number }): Promise<PutBack>;
  /** A page of a file's usage that is nobody's. */
  nobodysUsage(page: NobodysPage): Promise<NobodysRecord[]>;
  /** Takes usage out of suspense; answers how many of the records were still there. */
  removeNobodysUsage(places: readonly NobodysPlace[]): Promise<number>;
  /** The shared tables, under mediation's own role. */
  readonly manifest: FileManifest;
}

/** Runs `work` in one transaction on one connection; anything it throws rolls the whole file back. */
export async function runFileTransaction<T>(
  pool: pg.Pool,
  work: (file: FileTransaction) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, (client) => work(fileTransaction(client)));
}

function fileTransaction(client: pg.PoolClient): FileTransaction {
  const existingRecords: FileTransaction["existingRecords"] = async (operatorId, month, keys, columns) => {
    const schema = usageSchema(operatorId);
    const table = `${schema}.${partitionName(month)}`;
    const selected = columns.map(identifier).join(", ");
    const found = await asRole(client, schema, () =>
      client.query(`SELECT ${selected} FROM ${table} WHERE key = ANY($1::bigint[])`, [keys.map(String)]),
    );
    return found.rows;
  };
  const copy = async (table: string, columns: readonly string[], rows: BinaryRows): Promise<number> => {
    const named = columns.map(identifier).join(", ");
    const sink = client.query(copyFrom(`COPY ${table} (${named}) FROM STDIN (FORMAT binary)`));
    // One piece is asked for ahead, no more: whoever makes them uses their memory again.
    const pieces = Readable.from(Buffer.isBuffer(rows) ? [rows] : rows, { highWaterMark: 1 });
    await pipeline(pieces, sink);
    return sink.rowCount;
  };
  return {
    async copyInto(operatorId, target, columns, rows) {
      const schema = usageSchema(operatorId);
      const table = WHOLE_TABLES.includes(target) ? target : partitionName(target);
      return asRole(client, schema, () => copy(`${schema}.${table}`, columns, rows));
    },
    copySessionParts: (columns, rows) => copy("session_part", columns, rows),
    existingRecords,
    async keysBetween(operatorId, month, first, last, limit) {
      const schema = usageSchema(operatorId);
      const keys = `SELECT key FROM ${schema}.${partitionName(month)}
        WHERE key BETWEEN ${first} AND ${last} ORDER BY key LIMIT ${Math.floor(limit) + 1}`;
      const bytes = await asRole(client, schema, () =>
        buffer(client.query(copyTo(`COPY (${keys}) TO STDOUT (FORMAT binary)`))),
      );
      const found = keysIn(bytes);
      return found.length > limit ? null : found;
    },
    async openQuarantine(operatorId, page) {
      const schema = usageSchema(operatorId);
      return asRole(client, schema, () => readOpenQuarantine(client, schema, page));
    },
    async waitingRecords(operatorId, page) {
      const schema = usageSchema(operatorId);
      return asRole(client, schema, () => readWaitingRecords(client, schema, page));
    },
    async waitingRows(operatorId, page) {
      const schema = usageSchema(operatorId);
      return asRole(client, schema, () => readWaitingRows(client, schema, page));
    },
    async quarantineAgain(operatorId, manifests) {
      const schema = usageSchema(operatorId);
      return asRole(client, schema, () => quarantineTakenAgain(client, schema, manifests));
    },
    async nobodysUsage(page) {
      const schema = usageSchema(SUSPENSE);
      return asRole(client, schema, () => readNobodysUsage(client, schema, page));
    },
    async removeNobodysUsage(places) {
      const schema = usageSchema(SUSPENSE);
      return asRole(client, schema, () => removeNobodysUsage(client, schema, places));
    },
    manifest: fileManifest(client),
  };
}

/** Before the rows stands a header of 19 bytes, behind them a trailer of 2; a row is 2 + 4 + 8 bytes. */
function keysIn(bytes: Buffer): BigInt64Array {
  const keys = new BigInt64Array((bytes.length - 21) / 14);
  for (let at = 0; at < keys.length; at++) keys[at] = bytes.readBigInt64BE(25 + 14 * at);
  return keys;
}

/**
 * After an error the transaction is void and its end puts the role off; only success needs the explicit way
 * back.
 */
async function asRole<T>(client: pg.PoolClient, role: string, action: () => Promise<T>): Promise<T> {
  await client.query(`SET LOCAL ROLE ${role}`);
  const result = await action();
  await client.query("RESET ROLE");
  return result;
}

function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new RangeError(`not a column name: ${name}`);
  return name;
}
