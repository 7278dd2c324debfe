import type pg from "pg";
import { scopeText, sharedScope, usageScope } from "../../scope/scope.ts";

/** What one rating of a subscriber's period came to, to be kept. */
export interface NewRating {
  readonly id: string;
  readonly subscriberId: string;
  readonly period: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly records: number;
  readonly unrateable: number;
  readonly chargeMicros: bigint;
}

/** What a part of a record costs. */
export interface NewCharge {
  readonly ratingId: string;
  readonly occurredAt: Date;
  readonly key: bigint;
  readonly part: number;
  readonly service: string;
  readonly zone: string | null;
  readonly rateCode: string | null;
  readonly rateCardVersion: number | null;
  readonly band: string | null;
  readonly bundle: string | null;
  /** Base units. */
  readonly ratedQuantity: bigint;
  readonly chargeMicros: bigint | null;
}

export interface NewBalanceEntry {
  readonly id: string;
  readonly subscriberId: string;
  /** Whose allowance it is of, where that is somebody else. */
  readonly holderId: string | null;
  readonly ratingId: string;
  readonly bundle: string;
  readonly grantPeriod: string;
  readonly period: string;
  readonly kind: "grant" | "use" | "refund" | "expire";
  /** Base units, signed. */
  readonly quantity: bigint;
}

export interface RatingBatch {
  readonly ratings: readonly NewRating[];
  readonly charges: readonly NewCharge[];
  readonly entries: readonly NewBalanceEntry[];
}

/**
 * Keeps ratings with their charges and balance entries, all or none. Charges go into the operator's own
 * schema under its role, the rest into the shared tables under the login's row policies, in one transaction.
 */
export async function addRatings(pool: pg.Pool, operatorId: string, batch: RatingBatch): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; ${scopeText(sharedScope(operatorId))}`);
    await client.query(RATINGS, columnsOf(batch.ratings, RATING_FIELDS));
    await client.query(ENTRIES, columnsOf(batch.entries, ENTRY_FIELDS));
    await client.query(scopeText(usageScope(operatorId)));
    await client.query(CHARGES, columnsOf(batch.charges, CHARGE_FIELDS));
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const RATING_FIELDS = [
  ...(["id", "subscriberId", "period", "version", "fingerprint", "records", "unrateable"] as const),
  "chargeMicros",
] as const;
const RATINGS = `INSERT INTO retail_rating
  (id, subscriber_id, period, version, fingerprint, records, unrateable, charge_micros)
  SELECT * FROM unnest(
    $1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[], $8::bigint[])`;

const ENTRY_FIELDS = [
  ...(["id", "subscriberId", "holderId", "ratingId", "bundle", "grantPeriod", "period", "kind"] as const),
  "quantity",
] as const;
const ENTRIES = `INSERT INTO balance_entry
  (id, subscriber_id, holder_id, rating_id, bundle, grant_period, period, kind, quantity)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::bigint[])`;

const CHARGE_FIELDS = [
  ...(["ratingId", "occurredAt", "key", "part", "service", "zone", "rateCode", "rateCardVersion"] as const),
  ...(["band", "bundle", "ratedQuantity", "chargeMicros"] as const),
] as const;
const CHARGES = `INSERT INTO retail_charge
  (rating_id, occurred_at, key, part, service, zone, rate_code, rate_card_version, band, bundle,
    rated_quantity, charge_micros)
  SELECT * FROM unnest(
    $1::uuid[], $2::timestamptz[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[],
    $9::text[], $10::text[], $11::bigint[], $12::bigint[])`;

/** Rows as columns: one array for each field, as `unnest` takes them. */
function columnsOf<Row extends object, Field extends keyof Row>(
  rows: readonly Row[],
  fields: readonly Field[],
): unknown[][] {
  return fields.map((field) =>
    rows.map((row) => {
      const value: unknown = row[field];
      return typeof value === "bigint" ? String(value) : value;
    }),
  );
}
