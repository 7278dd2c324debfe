import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/usage/client.ts";
import { usageSchema } from "../roles/operator-code.ts";
import { HEAP, ROOT } from "./copy-floors.ts";

const ROWS_PER_INSERT = 1_000;

/** Stores so many rows by INSERT of 1,000 rows each; answers records per second. */
export async function multiRowInsert(
  client: pg.Client,
  columns: readonly string[],
  records: number,
): Promise<number> {
  const rows = await prepared(client, records, "true");
  await client.query(`TRUNCATE ${ROOT}`);
  const startedAt = performance.now();
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const batch = rows.slice(from, from + ROWS_PER_INSERT);
    const width = columns.length;
    const tuples = batch.map((_, row) => `(${columns.map((__, at) => `$${row * width + at + 1}`)})`);
    const values = batch.flatMap((row) => columns.map((column) => row[column]));
    await client.query(`INSERT INTO ${ROOT} (${columns.join(", ")}) VALUES ${tuples.join(", ")}`, values);
  }
  return rows.length / ((performance.now() - startedAt) / 1000);
}

/** Stores so many rows of one operator by Prisma's createMany, 1,000 each; answers records per second. */
export async function createMany(
  client: pg.Client,
  url: string,
  operatorId: string,
  records: number,
): Promise<number> {
  const rows = await prepared(client, records, `operator_id = '${operatorId}'`);
  await client.query(`DELETE FROM ${usageSchema(operatorId)}.cdr`);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema: usageSchema(operatorId) }) });
  const data = rows.map(cdrOf);
  const startedAt = performance.now();
  for (let from = 0; from < data.length; from += ROWS_PER_INSERT) {
    await prisma.cdr.createMany({ data: data.slice(from, from + ROWS_PER_INSERT) });
  }
  const perSecond = data.length / ((performance.now() - startedAt) / 1000);
  await prisma.$disconnect();
  await pool.end();
  return perSecond;
}

type Row = Record<string, unknown>;

async function prepared(client: pg.Client, records: number, condition: string): Promise<Row[]> {
  const found = await client.query<Row>(`SELECT * FROM ${HEAP} WHERE ${condition} LIMIT ${records}`);
  return found.rows;
}

function cdrOf(row: Row) {
  const bigint = (name: string): bigint => BigInt(String(row[name]));
  const text = (name: string): string => String(row[name]);
  const optional = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  return {
    operatorId: text("operator_id"),
    key: bigint("key"),
    occurredAt: row.occurred_at as Date,
    period: text("period"),
    fileId: Number(row.file_id),
    recordNumber: Number(row.record_number),
    agreementId: text("agreement_id"),
    recordId: optional("record_id"),
    imsi: optional("imsi"),
    iccid: optional("iccid"),
    msisdn: optional("msisdn"),
    otherParty: optional("other_party"),
    service: text("service"),
    direction: text("direction"),
    zone: text("zone"),
    visitedPlmn: optional("visited_plmn"),
    apn: optional("apn"),
    chargingId: optional("charging_id"),
    durationSeconds: Number(row.duration_seconds),
    volumeBytes: bigint("volume_bytes"),
    ratedQuantity: bigint("rated_quantity"),
    chargeMicros: bigint("charge_micros"),
    sourceChargeMicros: row.source_charge_micros === null ? null : bigint("source_charge_micros"),
    lineCode: text("line_code"),
    rateVersion: Number(row.rate_version),
    attributionMethod: optional("attribution_method"),
    assignmentId: optional("assignment_id"),
    isTest: row.is_test === true,
  };
}
