import { DomainError } from "@tributary/domain/error";
import type { PrismaClient } from "../generated/shared/client.ts";
import type { PortfolioTables } from "./portfolio-db.ts";

/**
 * One SIM held by one operator; instants in milliseconds. Operator, agreement, IMSI and start name the row.
 */
export interface SimRow {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly imsi: string;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly isTest: boolean;
}

export interface StoredSims {
  readonly added: number;
  /** Open-ended rows that got their end. */
  readonly closed: number;
}

const BATCH = 50_000;

/**
 * Stores SIMs in bulk: by statements over whole batches, because COPY is refused on tables with row policies.
 * Columns are joined as `column || ''`, which no index answers: a batch is planned as a hundred rows, and
 * looking up each of its tens of thousands through the agreement's index reads every SIM again.
 * Rows that are there already stay as they are; an open-ended one may get its end, nothing else of it may
 * change.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a changed row and for an IMSI that is held twice at one
 * time.
 */
export async function storeSims(tx: PortfolioTables, rows: readonly SimRow[]): Promise<StoredSims> {
  const client = tx as unknown as Pick<PrismaClient, "$executeRaw" | "$queryRaw">;
  const batches = batchesOf(rows).map((batch) => JSON.stringify(batch.map(recordOf)));
  const hasRows = (await tx.simAssignment.findFirst({ select: { id: true } })) !== null;
  let closed = 0;
  let added = 0;
  // Ends come before beginnings, so that a SIM can move from one operator to the next in one file.
  if (hasRows) {
    for (const batch of batches) {
      await refuseChanged(client, batch);
      closed += await closeOpenEnded(client, batch);
    }
  }
  for (const batch of batches) {
    if (hasRows) await refuseHeldTwice(client, batch);
    added += await addMissing(client, batch);
  }
  return { added, closed };
}

type Raw = Pick<PrismaClient, "$executeRaw" | "$queryRaw">;

async function refuseChanged(client: Raw, batch: string): Promise<void> {
  const changed = await client.$queryRaw<{ imsi: string; operator_id: string; count: bigint }[]>`
    SELECT min(s.imsi) AS imsi, min(s.operator_id) AS operator_id, count(*) AS count
    FROM jsonb_to_recordset(${batch}::jsonb) AS g(operator_id text, agreement_id text, imsi text, iccid text,
      msisdn text, valid_from timestamptz, valid_until timestamptz, is_test boolean)
    JOIN sim_assignment s ON (s.operator_id || '', s.agreement_id || '', s.imsi, s.valid_from) =
      (g.operator_id, g.agreement_id, g.imsi, g.valid_from)
    WHERE (s.iccid, s.msisdn, s.is_test) IS DISTINCT FROM (g.iccid, g.msisdn, g.is_test)
       OR (s.valid_until IS NOT NULL AND s.valid_until IS DISTINCT FROM g.valid_until)`;
  const [first] = changed;
  if (first === undefined || first.count === 0n) return;
  throw new DomainError(
    "INPUT_INVALID",
    `${first.count} SIMs differ from what is stored, the first one IMSI ${first.imsi} of ` +
      `${first.operator_id}: ` +
      "a SIM's past never changes. Give the row its end and add a row for what follows.",
  );
}

async function closeOpenEnded(client: Raw, batch: string): Promise<number> {
  return client.$executeRaw`
    UPDATE sim_assignment s SET valid_until = g.valid_until
    FROM jsonb_to_recordset(${batch}::jsonb) AS g(operator_id text, agreement_id text, imsi text, iccid text,
      msisdn text, valid_from timestamptz, valid_until timestamptz, is_test boolean)
    WHERE (s.operator_id || '', s.agreement_id || '', s.imsi, s.valid_from) =
          (g.operator_id, g.agreement_id, g.imsi, g.valid_from)
      AND s.valid_until IS NULL AND g.valid_until IS NOT NULL`;
}

async function addMissing(client: Raw, batch: string): Promise<number> {
  return client.$executeRaw`
    INSERT INTO sim_assignment
      (id, operator_id, agreement_id, imsi, iccid, msisdn, valid_from, valid_until, is_test)
    SELECT gen_random_uuid(), g.operator_id, g.agreement_id, g.imsi, g.iccid, g.msisdn, g.valid_from,
      g.valid_until, g.is_test
    FROM jsonb_to_recordset(${batch}::jsonb) AS g(operator_id text, agreement_id text, imsi text, iccid text,
      msisdn text, valid_from timestamptz, valid_until timestamptz, is_test boolean)
    WHERE NOT EXISTS (SELECT FROM sim_assignment s
      WHERE (s.operator_id || '', s.agreement_id || '', s.imsi, s.valid_from) =
        (g.operator_id, g.agreement_id, g.imsi, g.valid_from))`;
}

/**
 * The constraint would refuse it as well, but its words name no row to somebody under a row policy. The
 * joined column is kept from its index: the planner takes a batch for a hundred rows and would look each of
 * them up.
 */
async function refuseHeldTwice(client: Raw, batch: string): Promise<void> {
  const [clash] = await client.$queryRaw<{ imsi: string; operator_id: string }[]>`
    SELECT s.imsi, s.operator_id
    FROM jsonb_to_recordset(${batch}::jsonb) AS g(operator_id text, agreement_id text, imsi text, iccid text,
      msisdn text, valid_from timestamptz, valid_until timestamptz, is_test boolean)
    JOIN sim_assignment s ON s.imsi || '' = g.imsi
    WHERE tstzrange(s.valid_from, s.valid_until) && tstzrange(g.valid_from, g.valid_until)
      AND (s.operator_id, s.agreement_id, s.valid_from) IS DISTINCT FROM
          (g.operator_id, g.agreement_id, g.valid_from)
    ORDER BY s.imsi LIMIT 1`;
  if (clash === undefined) return;
  throw new DomainError(
    "INPUT_INVALID",
    `IMSI ${clash.imsi} is held by ${clash.operator_id} already in that time: ` +
      "end the row that holds it before another one begins.",
  );
}

function recordOf(row: SimRow) {
  return {
    operator_id: row.operatorId,
    agreement_id: row.agreementId,
    imsi: row.imsi,
    iccid: row.iccid,
    msisdn: row.msisdn,
    valid_from: new Date(row.validFrom).toISOString(),
    valid_until: row.validUntil === null ? null : new Date(row.validUntil).toISOString(),
    is_test: row.isTest,
  };
}

function batchesOf(rows: readonly SimRow[]): SimRow[][] {
  const count = Math.ceil(rows.length / BATCH);
  return Array.from({ length: count }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH));
}
